import type { Tx } from '../../platform/database/connect.ts'
import type { UnitId } from '../../shared/ids.ts'
import { assignKeys, markRevealed } from '../keys/index.ts'
import type { LockedOrder } from './lock-order.ts'
import { setUnits } from './unit-store.ts'
import { listAcceptedWaivers } from './waiver-queries.ts'

/**
 * Hands over the reserved keys of a paid order: sealed, or open where the buyer asked for that, at checkout or for a key
 * that was withheld before it opened.
 */
export async function deliverReserved(tx: Tx, order: LockedOrder): Promise<UnitId[]> {
  const units = order.units.filter((unit) => unit.state === 'reserved')
  const unitIds = units.map((unit) => unit.id)
  if (unitIds.length === 0) return []
  await assignKeys(tx, unitIds)
  await setUnits(tx, unitIds, 'delivered')
  const open = order.delivery === 'at_once' ? unitIds : await listAcceptedWaivers(tx, unitIds)
  await markRevealed(tx, open, { kind: 'customer' })
  await setUnits(tx, open, 'revealed')
  for (const unit of units) unit.state = open.includes(unit.id) ? 'revealed' : 'delivered'
  return unitIds
}
