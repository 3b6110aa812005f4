import { type Invitation, type Role, roles } from '../../../domains/staff/index.ts'
import { EmailInput } from '../../account/fields.tsx'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import { AdminPage, type Said } from '../admin-layout.tsx'
import type { StaffOnPage } from '../deps.ts'
import type { StaffVisit } from '../gate.tsx'

type StaffPageProps = StaffVisit & {
  members: readonly StaffOnPage[]
  invitations: readonly Invitation[]
  said?: Said | undefined
  invite?: { email: string; role?: Role | undefined; error?: string }
}

export function StaffView(props: StaffPageProps) {
  const { visit, said } = props
  const words = visit.m.admin.staff
  return (
    <AdminPage visit={visit} title={words.title} here="adminStaff" said={said}>
      <p>{words.lead}</p>
      <Members {...props} />
      <Invitations {...props} />
      <Invite {...props} />
    </AdminPage>
  )
}

function Members({ visit, session, members }: StaffPageProps) {
  const { locale } = visit
  const words = visit.m.admin.staff
  return (
    <ul class="devices">
      {members.map((member) => {
        const name = member.account.displayName ?? member.account.email
        const id = member.accountId
        return (
          <li>
            <p>
              <strong>{name}</strong>{' '}
              {id === session.account.id && <span class="state open">{words.you}</span>}
              <br />
              <span class="small soft">
                {name !== member.account.email && <>{member.account.email}, </>}
                {words.roleSince(visit.m.admin.roles[member.role], formatDate(member.since, locale))}
              </span>
            </p>
            <details class="disclosure">
              <summary>{words.edit}</summary>
              <form
                class="stack narrow-form"
                method="post"
                action={href(locale, 'adminStaffMember', { account: id })}
              >
                <RoleChoice visit={visit} chosen={member.role} />
                <Reason visit={visit} id={`reason-${id}`} />
                <p class="actions">
                  <button type="submit" class="button" name="act" value="change">
                    {words.change}
                  </button>
                  <button
                    type="submit"
                    class="button quiet danger"
                    name="act"
                    value="remove"
                    aria-label={words.removeLabel(name)}
                  >
                    {words.remove}
                  </button>
                </p>
              </form>
            </details>
          </li>
        )
      })}
    </ul>
  )
}

function Reason({ visit, id }: { visit: Visit; id: string }) {
  const words = visit.m.admin.staff
  return (
    <Field id={id} label={words.reason} hint={words.reasonHint}>
      <input
        id={id}
        name="reason"
        required
        maxlength={200}
        aria-describedby={`${id}-hint`}
        autocomplete="off"
      />
    </Field>
  )
}

function RoleChoice({ visit, chosen }: { visit: Visit; chosen: string }) {
  const { roles: names, roleHints } = visit.m.admin
  return (
    <fieldset class="choices">
      <legend class="group-label">{visit.m.admin.staff.role}</legend>
      {roles.map((role) => (
        <label class="choice">
          <input type="radio" name="role" value={role} checked={role === chosen} />
          <span>{names[role]}</span>
          <span class="hint">{roleHints[role]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Invitations({ visit, invitations }: StaffPageProps) {
  if (invitations.length === 0) return null
  const { locale } = visit
  const words = visit.m.admin.staff
  return (
    <section aria-labelledby="open-invitations">
      <h2 id="open-invitations">{words.openTitle}</h2>
      <ul class="devices">
        {invitations.map((invitation) => (
          <li>
            <p>
              <strong>{invitation.email}</strong>
              <br />
              <span class="small soft">
                {words.roleUntil(
                  visit.m.admin.roles[invitation.role],
                  formatDate(invitation.expiresAt, locale),
                )}
              </span>
            </p>
            <form method="post" action={href(locale, 'adminInvitation', { invitation: invitation.id })}>
              <button type="submit" class="button quiet" aria-label={words.withdrawLabel(invitation.email)}>
                {words.withdraw}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invite({ visit, invite }: StaffPageProps) {
  const words = visit.m.admin.staff
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{words.inviteTitle}</h2>
      <form class="stack narrow-form" method="post" action={href(visit.locale, 'adminInvitations')}>
        <EmailInput visit={visit} value={invite?.email ?? ''} error={invite?.error} />
        <RoleChoice visit={visit} chosen={invite?.role ?? 'support'} />
        <p>
          <button type="submit" class="button primary">
            {words.invite}
          </button>
        </p>
      </form>
    </section>
  )
}
