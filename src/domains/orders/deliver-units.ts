import type { Tx } from '../../platform/database/connect.ts'
import type { UnitId } from '../../shared/ids.ts'
import { assignKeys, markRevealed } from '../keys/index.ts'
import { type LockedOrder, setUnits } from './store.ts'

/** Hands over the reserved keys of a paid order: sealed, or open at once where the buyer asked for that. */
export async function deliverReserved(tx: Tx, order: LockedOrder): Promise<UnitId[]> {
  const units = order.units.filter((unit) => unit.state === 'reserved')
  const unitIds = units.map((unit) => unit.id)
  if (unitIds.length === 0) return []
  await assignKeys(tx, unitIds)
  await setUnits(tx, unitIds, 'delivered')
  if (order.delivery === 'at_once') {
    await markRevealed(tx, unitIds, { kind: 'customer' })
    await setUnits(tx, unitIds, 'revealed')
  }
  for (const unit of units) unit.state = order.delivery === 'at_once' ? 'revealed' : 'delivered'
  return unitIds
}
