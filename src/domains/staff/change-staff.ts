import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { isCheckViolation } from '../../platform/database/errors.ts'
import type { AccountId, InvitationId } from '../../shared/ids.ts'
import type { Role } from './role.ts'
import { deleteInvitation, deleteStaff, findStaff, lockStaff, putStaff } from './store.ts'

export type ChangeStaffOutcome = { ok: true } | { ok: false; reason: 'last_owner' | 'unknown' }

type Change = { accountId: AccountId; by: AccountId; reason: string }

export function changeRole(db: Db, change: Change & { role: Role }): Promise<ChangeStaffOutcome> {
  return keepingAnOwner(() =>
    db.transaction().execute(async (tx): Promise<ChangeStaffOutcome> => {
      await lockStaff(tx)
      const before = await findStaff(tx, change.accountId)
      if (!before) return { ok: false, reason: 'unknown' }
      await putStaff(tx, change.accountId, change.role)
      await recordAudit(tx, {
        subject: { kind: 'staff', id: change.accountId },
        action: 'staff.role_changed',
        actor: { kind: 'staff', id: change.by },
        details: { from: before.role, to: change.role, reason: change.reason },
      })
      return { ok: true }
    }),
  )
}

/** The next request of whoever is removed finds no rights: they are looked up each time. */
export function removeStaff(db: Db, change: Change): Promise<ChangeStaffOutcome> {
  return keepingAnOwner(() =>
    db.transaction().execute(async (tx): Promise<ChangeStaffOutcome> => {
      await lockStaff(tx)
      if (!(await deleteStaff(tx, change.accountId))) return { ok: false, reason: 'unknown' }
      await recordAudit(tx, {
        subject: { kind: 'staff', id: change.accountId },
        action: 'staff.removed',
        actor: { kind: 'staff', id: change.by },
        details: { reason: change.reason },
      })
      return { ok: true }
    }),
  )
}

export async function withdrawInvitation(db: Db, id: InvitationId, by: AccountId): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await deleteInvitation(tx, { id }))) return false
    await recordAudit(tx, {
      subject: { kind: 'staff_invitation', id },
      action: 'staff.invitation_withdrawn',
      actor: { kind: 'staff', id: by },
    })
    return true
  })
}

async function keepingAnOwner(change: () => Promise<ChangeStaffOutcome>): Promise<ChangeStaffOutcome> {
  try {
    return await change()
  } catch (error) {
    if (isCheckViolation(error, 'staff_last_owner')) return { ok: false, reason: 'last_owner' }
    throw error
  }
}
