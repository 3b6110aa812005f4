import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { newId } from '../../shared/ids.ts'
import { releaseKeys } from '../keys/index.ts'
import { claimMissing } from './claim-missing.ts'
import { deliverReserved } from './deliver-units.ts'
import type { HeldFor, LockedOrder } from './lock-order.ts'
import { paidState } from './order.ts'
import { queueUnits } from './shortage.ts'
import { setHold, setOrderState } from './store.ts'
import { setUnits } from './unit-store.ts'

type By = { kind: 'provider' | 'system' } | { kind: 'staff'; id: string }

/**
 * A bank doubts the payment of a delivered order, or somebody of the staff does: nothing more leaves it, and keys that nobody
 * has seen go back to stock. What was seen stays with its customer until somebody has decided. A bank's doubt lies over what the
 * staff hold.
 */
export async function holdOrder(
  tx: Tx,
  order: LockedOrder,
  why: HeldFor,
  actor: By = { kind: 'provider' },
): Promise<void> {
  if (order.heldFor === why) return
  order.heldFor = why
  if (why === 'staff') order.heldByStaff = true
  await setHold(tx, order)
  const sealed = order.units.filter(({ state }) => ['waiting', 'reserved', 'delivered'].includes(state))
  const unitIds = sealed.map(({ id }) => id)
  await setUnits(tx, unitIds, 'withheld')
  await releaseKeys(tx, unitIds, 'withheld')
  for (const unit of sealed) unit.state = 'withheld'
  await nameState(tx, order)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.held',
    actor,
    details: { why, withheld: unitIds.length },
  })
}

/**
 * The doubt is over and the money ours: the customer gets what was withheld, from stock or with the next import. Of what the
 * staff hold only the doubt ends.
 */
export async function releaseHold(
  tx: Tx,
  outbox: Outbox,
  order: LockedOrder,
  actor: By = { kind: 'system' },
): Promise<void> {
  if (order.heldFor === null) return
  const wasReviewed = order.heldFor === 'review'
  order.heldFor = order.heldByStaff ? 'staff' : null
  await setHold(tx, order)
  if (order.heldFor) return
  const withheld = order.units.filter(({ state }) => state === 'withheld')
  for (const unit of withheld) {
    unit.state = 'waiting'
    unit.consented = false
  }
  await setUnits(
    tx,
    withheld.map(({ id }) => id),
    'waiting',
  )
  const missing = await claimMissing(tx, order)
  // Whoever was looked at has waited for nothing else yet: they are asked, as everybody whose key is missing.
  if (!wasReviewed) await queueUnits(tx, order, missing)
  const unitIds = await deliverReserved(tx, order)
  await nameState(tx, order)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.hold_ended',
    actor,
    details: { delivered: unitIds.length },
  })
  // A cause of its own: the letter about these units may have been written before.
  const cause = newId('aud')
  if (unitIds.length > 0)
    await outbox.emit(tx, { type: 'units_delivered', orderId: order.id, unitIds, cause })
}

async function nameState(tx: Tx, order: LockedOrder): Promise<void> {
  if (!order.paid) return
  order.state = paidState(order.units)
  await setOrderState(tx, order.id, order.state)
}
