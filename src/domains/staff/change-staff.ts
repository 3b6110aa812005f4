import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId, InvitationId } from '../../shared/ids.ts'
import { findAccount } from '../identity/index.ts'
import { keepingAnOwner, mayManage } from './manage-staff.ts'
import { can, type Role } from './role.ts'
import { deleteInvitations, deleteStaff, findStaff, putStaff } from './store.ts'

export type ChangeStaffOutcome =
  | { ok: true }
  | { ok: false; reason: 'last_owner' | 'unknown' | 'not_allowed' }

type Change = { accountId: AccountId; by: AccountId; reason: string }

export function changeRole(db: Db, change: Change & { role: Role }): Promise<ChangeStaffOutcome> {
  return keepingAnOwner(() =>
    db.transaction().execute(async (tx): Promise<ChangeStaffOutcome> => {
      if (!(await mayManage(tx, change.by))) return { ok: false, reason: 'not_allowed' }
      const before = await findStaff(tx, change.accountId)
      if (!before) return { ok: false, reason: 'unknown' }
      const invitationsWithdrawn = await closeWaysBack(tx, change.accountId, change.role)
      await putStaff(tx, change.accountId, change.role)
      await recordAudit(tx, {
        subject: { kind: 'staff', id: change.accountId },
        action: 'staff.role_changed',
        actor: { kind: 'staff', id: change.by },
        details: { from: before.role, to: change.role, reason: change.reason, invitationsWithdrawn },
      })
      return { ok: true }
    }),
  )
}

/** The next request of whoever is removed finds no rights: they are looked up each time. */
export function removeStaff(db: Db, change: Change): Promise<ChangeStaffOutcome> {
  return keepingAnOwner(() =>
    db.transaction().execute(async (tx): Promise<ChangeStaffOutcome> => {
      if (!(await mayManage(tx, change.by))) return { ok: false, reason: 'not_allowed' }
      if (!(await findStaff(tx, change.accountId))) return { ok: false, reason: 'unknown' }
      const invitationsWithdrawn = await closeWaysBack(tx, change.accountId, null)
      await deleteStaff(tx, change.accountId)
      await recordAudit(tx, {
        subject: { kind: 'staff', id: change.accountId },
        action: 'staff.removed',
        actor: { kind: 'staff', id: change.by },
        details: { reason: change.reason, invitationsWithdrawn },
      })
      return { ok: true }
    }),
  )
}

/**
 * What was offered to somebody before their role changed holds no more, nor does what they offered to others when they may
 * not any longer: otherwise they would come back by an invitation of their own.
 */
async function closeWaysBack(tx: Tx, accountId: AccountId, role: Role | null): Promise<number> {
  const account = await findAccount(tx, accountId)
  const offered = account ? await deleteInvitations(tx, { email: account.email }) : 0
  if (role && can(role, 'staff.manage')) return offered
  return offered + (await deleteInvitations(tx, { invitedBy: accountId }))
}

export async function withdrawInvitation(db: Db, id: InvitationId, by: AccountId): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await mayManage(tx, by)) || !(await deleteInvitations(tx, { id }))) return false
    await recordAudit(tx, {
      subject: { kind: 'staff_invitation', id },
      action: 'staff.invitation_withdrawn',
      actor: { kind: 'staff', id: by },
    })
    return true
  })
}
