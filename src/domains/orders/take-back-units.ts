import type { Tx } from '../../platform/database/connect.ts'
import type { UnitId } from '../../shared/ids.ts'
import { type Actor, releaseKeys, revokeKeys } from '../keys/index.ts'
import type { LockedOrder, LockedUnit } from './lock-order.ts'
import { paidState } from './order.ts'
import { setOrderState } from './store.ts'
import { setUnits } from './unit-store.ts'

const refundableStates = ['waiting', 'reserved', 'backordered', 'delivered', 'revealed', 'withheld']

/** Pure rule: units whose money can still go back; what is refunded, or being so, cannot again. */
export const isRefundable = ({ state }: Pick<LockedUnit, 'state'>) => refundableStates.includes(state)

/**
 * The money of these units goes back, or is gone: sealed keys return to stock, seen ones are revoked for good.
 * @returns the units whose key had been seen: its publisher may want to know.
 */
export async function takeBackUnits(
  tx: Tx,
  order: LockedOrder,
  unitIds: readonly UnitId[],
  why: { to: 'refund_due' | 'refunded'; reason: 'refunded' | 'disputed' | 'withdrawn'; actor: Actor },
): Promise<UnitId[]> {
  const units = order.units.filter((unit) => unitIds.includes(unit.id) && isRefundable(unit))
  const ids = units.map(({ id }) => id)
  const seen = units.filter(({ state }) => state === 'revealed').map(({ id }) => id)
  await setUnits(tx, ids, why.to)
  await releaseKeys(
    tx,
    ids.filter((id) => !seen.includes(id)),
    why.reason === 'withdrawn' ? 'withdrawn' : 'refunded',
  )
  await revokeKeys(tx, seen, why.actor, why.reason)
  for (const unit of units) unit.state = why.to
  if (order.paid) {
    order.state = paidState(order.units)
    await setOrderState(tx, order.id, order.state)
  }
  return seen
}

/** A refund that had arrived came back: the money of these units is owed again. */
export async function oweAgain(tx: Tx, order: LockedOrder, unitIds: readonly UnitId[]): Promise<void> {
  const units = order.units.filter((unit) => unitIds.includes(unit.id) && unit.state === 'refunded')
  await setUnits(
    tx,
    units.map(({ id }) => id),
    'refund_due',
  )
  for (const unit of units) unit.state = 'refund_due'
}

/** The money of these units went back by another way: nothing is owed any more, and nobody needs a letter. */
export async function markSettled(tx: Tx, order: LockedOrder, unitIds: readonly UnitId[]): Promise<void> {
  await setUnits(tx, unitIds, 'refunded')
  for (const unit of order.units) if (unitIds.includes(unit.id)) unit.state = 'refunded'
}
