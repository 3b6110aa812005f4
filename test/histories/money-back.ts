import { randomUUID } from 'node:crypto'
import type Stripe from 'stripe'
import {
  decideWarning,
  type RefundWish,
  readOrderMoney,
  requestRefund,
} from '../../src/domains/payments/index.ts'
import { newId, type OrderId } from '../../src/shared/ids.ts'
import { survive } from './happenings.ts'
import { priceMinor, type World } from './world.ts'

const by = newId('acc')
const note = 'decided'

/** Staff pay back all units, one, or a little as a gesture. */
export async function staffRefund(
  world: World,
  orderId: OrderId,
  { wish, presses }: { wish: 'units' | 'one' | 'gesture'; presses: number },
): Promise<void> {
  const unitIds = await world.unitIdsOf(orderId)
  const wishes: Record<typeof wish, RefundWish> = {
    units: { kind: 'units', unitIds },
    one: { kind: 'units', unitIds: unitIds.slice(0, 1) },
    gesture: { kind: 'gesture', amountMinor: 300 },
  }
  const requestKey = randomUUID()
  const press = () =>
    survive(requestRefund(world.deps, { orderId, wish: wishes[wish], requestKey, by, note: 'asked for' }))
  await Promise.all(Array.from({ length: presses }, press))
}

/** Somebody presses a button at the provider. */
export async function refundElsewhere(world: World, orderId: OrderId, how: 'all' | 'part'): Promise<void> {
  const charge = await takenFor(world, orderId)
  if (!charge || charge.disputed) return
  const left = charge.amount_captured - charge.amount_refunded
  const amount = how === 'all' ? left : Math.min(left, priceMinor)
  if (amount > 0) await world.emulator.control.charges.refund(charge.id, { amount }).catch(() => {})
}

/** A refund that had arrived comes back. */
export async function bankSendsBack(world: World, orderId: OrderId): Promise<void> {
  const charge = await takenFor(world, orderId)
  if (!charge) return
  for await (const refund of world.stripe.refunds.list({ charge: charge.id }))
    if (refund.status === 'succeeded')
      return void (await world.emulator.control.refunds.fail(refund.id).catch(() => {}))
}

export async function bankDoubts(
  world: World,
  orderId: OrderId,
  how: 'dispute' | 'inquiry' | 'warning',
): Promise<void> {
  const { charges } = world.emulator.control
  const charge = await takenFor(world, orderId)
  if (!charge || charge.disputed) return
  if (how === 'warning') await charges.warn(charge.id)
  else await charges.dispute(charge.id, { inquiry: how === 'inquiry' }).catch(() => {})
}

export async function bankDecides(
  world: World,
  orderId: OrderId,
  verdict: 'won' | 'lost' | 'prevented',
): Promise<void> {
  const charge = await takenFor(world, orderId)
  if (!charge) return
  for await (const dispute of world.stripe.disputes.list({ charge: charge.id }))
    await world.emulator.control.disputes.decide(dispute.id, verdict).catch(() => {})
}

/** A bank asks, and then for more: of a question, a chargeback; of an answer, another, or an appeal. Mostly somebody has answered. */
export async function bankGoesOn(
  world: World,
  orderId: OrderId,
  { to, answered }: { to: 'chargeback' | 'again' | 'appeal'; answered: boolean },
): Promise<void> {
  const charge = await takenFor(world, orderId)
  if (!charge) return
  if (!charge.disputed) await bankDoubts(world, orderId, to === 'chargeback' ? 'inquiry' : 'dispute')
  for await (const dispute of world.stripe.disputes.list({ charge: charge.id })) {
    const evidence = { uncategorized_text: 'It was delivered.' }
    if (answered) await world.stripe.disputes.update(dispute.id, { evidence, submit: true }).catch(() => {})
    await world.emulator.control.disputes.escalate(dispute.id, to).catch(() => {})
  }
}

/** Every answer that lies at a bank is decided, one way or the other. */
export async function banksDecide({ stripe, emulator }: World): Promise<void> {
  for await (const { id, status } of stripe.disputes.list({ limit: 100 })) {
    if (!status.endsWith('under_review')) continue
    await emulator.control.disputes.decide(id, id.charCodeAt(id.length - 1) % 2 ? 'won' : 'lost')
  }
}

/** What is for humans is done: warnings are decided, refunds that the provider will not make are paid by other means. */
export async function staffDoTheirWork(world: World): Promise<void> {
  const orderIds = await world.orderIds()
  if (orderIds.length === 0) return
  const warnings = await world.db
    .selectFrom('fraud_warning')
    .select('id')
    .where('order_id', 'in', orderIds)
    .where('outcome', 'is', null)
    .execute()
  for (const { id } of warnings)
    await survive(decideWarning(world.deps, { warningId: id, decision: 'keep', by, note }))
  await staffPayWhatFailed(world)
}

/** Money that the provider will not or cannot send is owed until a human has paid it by other means. */
export async function staffPayWhatFailed(world: World): Promise<void> {
  for (const orderId of await world.orderIds()) {
    const refunds = (await readOrderMoney(world.db, orderId))?.refunds ?? []
    for (const { id: refundId, isOpen } of refunds) {
      const wish = { kind: 'outside' as const, refundId }
      if (isOpen)
        await survive(
          requestRefund(world.deps, { orderId, wish, requestKey: `outside:${refundId}`, by, note }),
        )
    }
  }
}

/** The charge of an order whose money was taken, as the provider knows it. */
async function takenFor({ stripe }: World, orderId: OrderId): Promise<Stripe.Charge | undefined> {
  for await (const charge of stripe.charges.list({ limit: 100 }))
    if (charge.metadata.order_id === orderId && charge.captured) return charge
  return undefined
}
