import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import { type LockedOrder, lockOrder } from './lock-order.ts'
import { backorderDays, paidState, shortageChoiceHours } from './order.ts'
import { setOrderState, setShortageChoice, setShortageDue } from './store.ts'
import { backorderUnits, setUnits } from './unit-store.ts'
import { listOverdueUnits } from './waiting-queries.ts'

/** Money is there and a key is missing: the buyer is asked, once, and has a day to answer. */
export async function askAboutShortage(tx: Tx, outbox: Outbox, order: LockedOrder): Promise<void> {
  const wasCalledSo = order.state === 'awaiting_choice'
  order.state = 'awaiting_choice'
  await setOrderState(tx, order.id, 'awaiting_choice')
  const isNew = await setShortageDue(tx, order.id, shortageChoiceHours)
  // The end of a hold may have called it so before anybody asked.
  if (isNew || !wasCalledSo) await outbox.emit(tx, { type: 'shortage_found', orderId: order.id })
}

export type ShortageOutcome = { ok: true } | { ok: false; reason: 'nothing_to_choose' }

/** The buyer's answer, or the shop's own at the deadline. What follows is done by advancing the payment. */
export async function chooseShortage(
  tx: Tx,
  orderId: OrderId,
  choice: 'wait' | 'refund',
  actor: 'customer' | 'system',
): Promise<ShortageOutcome> {
  const order = await lockOrder(tx, orderId)
  if (order?.state !== 'awaiting_choice' || order.shortageChoice)
    return { ok: false, reason: 'nothing_to_choose' }
  await setShortageChoice(tx, orderId, choice)
  await recordAudit(tx, {
    subject: { kind: 'order', id: orderId },
    action: `order.shortage_${choice}`,
    actor: { kind: actor },
  })
  return { ok: true }
}

/** The buyer waits: from now on the units stand in the queue that the next import serves. */
export async function queueUnits(tx: Tx, order: LockedOrder, unitIds: readonly UnitId[]): Promise<void> {
  await backorderUnits(tx, unitIds, backorderDays)
  for (const unit of order.units) if (unitIds.includes(unit.id)) unit.state = 'backordered'
}

/** Waited for longer than promised: these units are paid back, whoever is next in the queue moves up. */
export async function giveUpBrokenPromises(tx: Tx, orderId: OrderId, graceDays: number): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (!order?.paid || order.heldFor) return
  const given = await listOverdueUnits(tx, orderId, graceDays)
  await giveUpUnits(tx, order, given)
  // No payment will come to rest for it.
  if (order.grossMinor === 0 && given.length > 0) await setOrderState(tx, orderId, paidState(order.units))
}

/** No key will come for these units: their money goes back. What cost nothing has none to wait for. */
export async function giveUpUnits(tx: Tx, order: LockedOrder, unitIds: readonly UnitId[]): Promise<void> {
  for (const state of ['refund_due', 'refunded'] as const) {
    const units = order.units.filter(
      ({ id, grossMinor }) => unitIds.includes(id) && (state === 'refunded') === (grossMinor === 0),
    )
    await setUnits(
      tx,
      units.map(({ id }) => id),
      state,
    )
    for (const unit of units) unit.state = state
  }
}
