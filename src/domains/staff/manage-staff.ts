import type { Tx } from '../../platform/database/connect.ts'
import { isCheckViolation } from '../../platform/database/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { can } from './role.ts'
import { findStaff, lockStaff } from './store.ts'

/**
 * Changes of the staff happen one after the other. Whoever makes one is looked up again then: since the gate let them in
 * they may have been removed.
 */
export async function mayManage(tx: Tx, by: AccountId): Promise<boolean> {
  await lockStaff(tx)
  const actor = await findStaff(tx, by)
  return actor !== undefined && can(actor.role, 'staff.manage')
}

/** The database keeps the last owner (`staff_last_owner`); that it did is an answer. */
export async function keepingAnOwner<T>(
  change: () => Promise<T>,
): Promise<T | { ok: false; reason: 'last_owner' }> {
  try {
    return await change()
  } catch (error) {
    if (isCheckViolation(error, 'staff_last_owner')) return { ok: false, reason: 'last_owner' }
    throw error
  }
}
