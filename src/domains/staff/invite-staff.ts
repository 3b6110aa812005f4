import { recordAudit } from '../../platform/audit/audit.ts'
import { foldEmail } from '../../shared/email.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, InvitationId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, days } from '../../shared/time.ts'
import { type IdentityDeps, inviteAccount } from '../identity/index.ts'
import { mayManage } from './manage-staff.ts'
import type { Role } from './role.ts'
import { replaceInvitation } from './store.ts'

const invitationDays = 7

/**
 * Invites an address by a letter. Its link signs the person in and leads to the welcome page; nothing is granted before
 * they accept there, with a second factor.
 * @throws AppError `not_allowed` when whoever invites may not (any more).
 */
export async function inviteStaff(
  deps: IdentityDeps,
  invitation: { email: string; role: Role; invitedBy: AccountId | null; locale: Locale; returnTo: string },
): Promise<InvitationId> {
  const { email, role, invitedBy } = invitation
  await deps.provider.invite(foldEmail(email))
  return deps.db.transaction().execute(async (tx) => {
    if (invitedBy && !(await mayManage(tx, invitedBy)))
      throw new AppError('not_allowed', 'whoever invites is no owner any more')
    const expiresAt = after(deps.clock.now(), days(invitationDays))
    const id = await replaceInvitation(tx, { email, role, invitedBy, expiresAt })
    await inviteAccount(tx, deps, invitation)
    await recordAudit(tx, {
      subject: { kind: 'staff_invitation', id },
      action: 'staff.invited',
      actor: invitedBy ? { kind: 'staff', id: invitedBy } : { kind: 'system' },
      details: { role },
    })
    return id
  })
}
