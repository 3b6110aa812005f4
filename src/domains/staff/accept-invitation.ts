import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Clock } from '../../shared/time.ts'
import type { Session } from '../identity/index.ts'
import { keepingAnOwner } from './manage-staff.ts'
import type { Role } from './role.ts'
import { lockInvitation, markAccepted, putStaff } from './store.ts'

export type AcceptOutcome =
  | { ok: true; role: Role }
  | { ok: false; reason: 'none' | 'needs_factor' | 'last_owner' }

/** The invitation belongs to the mailbox, which the session has proved; the second factor comes before the rights. */
export async function acceptInvitation(
  { db, clock }: { db: Db; clock: Clock },
  session: Session,
): Promise<AcceptOutcome> {
  if (session.assurance !== 2) return { ok: false, reason: 'needs_factor' }
  return keepingAnOwner(() =>
    db.transaction().execute(async (tx): Promise<AcceptOutcome> => {
      const invitation = await lockInvitation(tx, session.account.email, clock.now())
      if (!invitation) return { ok: false, reason: 'none' }
      await putStaff(tx, session.account.id, invitation.role)
      await markAccepted(tx, invitation.id)
      await recordAudit(tx, {
        subject: { kind: 'staff', id: session.account.id },
        action: 'staff.joined',
        actor: { kind: 'staff', id: session.account.id },
        details: { role: invitation.role, invitation: invitation.id },
      })
      return { ok: true, role: invitation.role }
    }),
  )
}
