import type { Tx } from '../../platform/database/connect.ts'
import type { UnitId } from '../../shared/ids.ts'
import type { LockedOrder } from './lock-order.ts'
import { isRefundable } from './take-back-units.ts'
import { setVatReturned } from './unit-store.ts'

/**
 * The VAT of these units, as far as their buyer keeps them, goes back: a business accounts for it itself. What such a unit is paid back for
 * later is what is left.
 * @returns how much that is; nothing for units whose money is gone already, or whose VAT is.
 */
export async function returnVat(tx: Tx, order: LockedOrder, unitIds: readonly UnitId[]): Promise<number> {
  const units = order.units.filter(
    (unit) => unitIds.includes(unit.id) && isRefundable(unit) && unit.taxMinor > 0,
  )
  await setVatReturned(tx, units)
  const returnedMinor = units.reduce((sum, { taxMinor }) => sum + taxMinor, 0)
  for (const unit of units) {
    unit.grossMinor -= unit.taxMinor
    unit.taxMinor = 0
  }
  return returnedMinor
}
