import type { Session } from '../../../domains/identity/index.ts'
import { type Invitation, type Role, roles } from '../../../domains/staff/index.ts'
import { EmailInput } from '../../account/fields.tsx'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { StaffOnPage } from '../deps.ts'
import { listAddress } from '../list/list-address.ts'
import { ListView } from '../list/list-view.tsx'
import { shortListPerPage } from '../list/short-list.ts'
import type { Column } from '../rows.tsx'
import { nameOf, type StaffListQuery } from './staff-list.ts'

type StaffPageProps = {
  visit: AdminVisit
  session: Session
  query: StaffListQuery
  list: { rows: readonly StaffOnPage[]; total: number }
  invitations: readonly Invitation[]
  said?: Said | undefined
  invite?: { email: string; role?: Role | undefined; error?: string }
}

export function StaffView(props: StaffPageProps) {
  const { visit, query, list, said } = props
  const { locale, m } = visit
  const words = m.admin.staff
  return (
    <AdminPage visit={visit} title={words.title} here="adminStaff" said={said}>
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(locale, 'adminStaff')}
        label={words.title}
        query={query}
        filters={[
          {
            name: 'role',
            label: words.role,
            chosen: query.filters.role,
            options: [['', words.all], ...roles.map((role) => [role, m.admin.roles[role]] as const)],
          },
        ]}
        columns={columnsFor(props)}
        found={list}
        perPage={shortListPerPage}
        empty={<p>{words.noneSuch}</p>}
      />
      <Invitations {...props} />
      <Invite {...props} />
    </AdminPage>
  )
}

function columnsFor(props: StaffPageProps): Column<StaffOnPage>[] {
  const { visit, session } = props
  const words = visit.m.admin.staff
  return [
    {
      label: words.name,
      kind: 'head',
      sort: 'name',
      cell: (member) => (
        <>
          {nameOf(member)}{' '}
          {member.accountId === session.account.id && <span class="state open">{words.you}</span>}
          {nameOf(member) !== member.account.email && (
            <>
              <br />
              <span class="small soft">{member.account.email}</span>
            </>
          )}
        </>
      ),
    },
    { label: words.role, sort: 'role', order: 'states', cell: ({ role }) => visit.m.admin.roles[role] },
    { label: words.since, sort: 'since', cell: ({ since }) => formatDate(since, visit.locale) },
    { label: words.edit, kind: 'act', cell: (member) => <Change {...props} member={member} /> },
  ]
}

function Change({ visit, query, member }: StaffPageProps & { member: StaffOnPage }) {
  const { locale } = visit
  const words = visit.m.admin.staff
  const { accountId: id, role } = member
  return (
    <details class="disclosure">
      <summary>
        {words.edit} <span class="visually-hidden">{nameOf(member)}</span>
      </summary>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminStaffMember', { account: id })}
      >
        <input type="hidden" name="back" value={listAddress(href(locale, 'adminStaff'), query)} />
        <RoleChoice visit={visit} chosen={role} />
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
            aria-label={words.removeLabel(nameOf(member))}
          >
            {words.remove}
          </button>
        </p>
      </form>
    </details>
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
