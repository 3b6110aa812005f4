import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type HeardEvent, heardEvents, heardEventTypes } from './heard-events.ts'

const shop = await testShop()
const orderId = await shop.anOrder(await shop.aProduct(1))
await shop.pay(orderId)
await shop.advance(orderId)
const { intent_id: intentId } = await shop.db
  .selectFrom('payment')
  .select('intent_id')
  .where('order_id', '=', orderId)
  .executeTakeFirstOrThrow()

/** How many events of a kind the design asks for (payments.md §2), so that none is lost by a slip. */
const families = {
  'checkout.session.': 4,
  'payment_intent.': 6,
  'charge.dispute.': 5,
  'refund.': 3,
  'radar.early_fraud_warning.': 2,
  'review.': 2,
  'three_d_secure.authentication.': 3,
  'payout.': 3,
}

test('every kind of event that the design names is heard, by a name that Stripe has', () => {
  for (const [family, count] of Object.entries(families))
    expect(
      heardEventTypes.filter((type) => type.startsWith(family)),
      family,
    ).toHaveLength(count)
  expect(heardEventTypes).toHaveLength(35)
  const sdk = fileURLToPath(new URL('../esm/resources/Events.d.ts', import.meta.resolve('stripe')))
  const names = readFileSync(sdk, 'utf8')
  expect(heardEventTypes.filter((type) => !names.includes(`'${type}'`))).toEqual([])
})

// Objects that carry no metadata of ours are found by their payment, and those of a payout are nobody's.
test.each(heardEventTypes)(
  '%s is recorded once, and causes a look at its order or is kept for the books',
  async (type) => {
    const queued: { orderId: OrderId }[] = []
    const queue = {
      enqueue: async (_tx: unknown, _name: string, payload: object) => void queued.push(payload as never),
    }
    const isForBooks = heardEvents[type as HeardEvent] === 'books'
    const event = {
      id: `evt_${type}`,
      type,
      createdAt: new Date(),
      livemode: false,
      objectId: 'obj_1',
      shopId: null,
      orderId: null,
      intentId: isForBooks ? null : intentId,
    }
    const outcome = await shop.receive(event, queue)
    expect(outcome).toBe(isForBooks ? 'books' : 'queued')
    expect(queued).toEqual(isForBooks ? [] : [{ orderId }])
    expect(await shop.receive(event, queue)).toBe('known')
    // Whatever the event says, what is true is read; here nothing has changed.
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered'],
    })
    const row = await shop.db
      .selectFrom('payment_event')
      .select(['outcome', 'handled_at'])
      .where('id', '=', event.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ outcome: isForBooks ? 'books' : 'advanced', handled_at: expect.any(Date) })
  },
)

test('an event of an order that is not here is given up after an hour, and told of', async () => {
  const stranger = 'ord_00000000000000000000000000' as OrderId
  const queue = { enqueue: async () => {} }
  const event = {
    id: 'evt_of_nobody',
    type: 'payment_intent.succeeded',
    createdAt: new Date(),
    livemode: false,
    objectId: 'pi_of_nobody',
    shopId: shop.deps.expected.shopId,
    orderId: stranger,
    intentId: 'pi_of_nobody',
  }
  expect(await shop.receive(event, queue)).toBe('queued')
  await shop.advance(stranger)
  expect(shop.alarms).not.toContain('payment.orphan')
  await shop.db
    .updateTable('payment_event')
    .set({ received_at: new Date(Date.now() - 61 * 60_000) })
    .where('id', '=', event.id)
    .execute()
  await shop.advance(stranger)
  expect(shop.alarms).toContain('payment.orphan')
  const row = await shop.db
    .selectFrom('payment_event')
    .select('outcome')
    .where('id', '=', event.id)
    .executeTakeFirstOrThrow()
  expect(row.outcome).toBe('orphan')
})
