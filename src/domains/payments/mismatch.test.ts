import { describe, expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import type { OrderId } from '../../shared/ids.ts'
import { advance } from './advance.ts'
import type { PaymentFacts } from './provider.ts'

const shop = await testShop()

/** The provider tells of another payment than the one that was asked for. */
function advanceToldOf(orderId: OrderId, difference: Partial<PaymentFacts>) {
  const { provider } = shop.deps
  return advance(
    {
      ...shop.deps,
      provider: {
        ...provider,
        readFacts: async (...asked) => ({ ...(await provider.readFacts(...asked)), ...difference }),
      },
    },
    orderId,
  )
}

const differences: [string, Partial<PaymentFacts>][] = [
  ['amount', { amountMinor: 2489 }],
  ['currency', { currency: 'USD' }],
  ['mode', { livemode: true }],
  ['shop', { shopId: 'another-shop' }],
  ['shop, which is nobody’s', { shopId: null }],
  ['order', { orderId: 'ord_other' }],
]

// Money that can be held is held; a transfer has been taken already when the shop hears of it.
describe.each(['card', 'ideal'])('a payment by %s', (method) => {
  test.each(differences)(
    'of another %s is held for a human, and no key leaves for it',
    async (_, difference) => {
      const orderId = await shop.anOrder(await shop.aProduct(1))
      await shop.pay(orderId, method === 'card' ? undefined : { method })
      shop.alarms.length = 0
      await advanceToldOf(orderId, difference)
      const held = { order: 'in_review', payment: 'mismatch', units: ['reserved'] }
      expect(await shop.stateOf(orderId)).toEqual(held)
      expect(shop.alarms).toEqual(['payment.mismatch'])
      // Nothing was taken and nothing is, also when the next look is a good one: a human has to say so.
      await shop.advance(orderId)
      expect(await shop.stateOf(orderId)).toEqual(held)
      expect(shop.eventTypes(orderId)).toEqual([])
      const facts = await shop.deps.provider.readFacts(await shop.sessionOf(orderId), {
        refunds: false,
        disputes: false,
        warnings: false,
      })
      expect(facts.phase).toBe(method === 'card' ? 'authorised' : 'captured')
    },
  )
})

test('a state that nobody has heard of decides nothing: the payment stays as it is, and staff are told', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(orderId)
  shop.alarms.length = 0
  await advanceToldOf(orderId, { phase: 'unknown' })
  const open = { order: 'awaiting_payment', payment: 'session_open', units: ['reserved'] }
  expect(await shop.stateOf(orderId)).toEqual(open)
  expect(shop.alarms).toEqual(['payment.unknown_state'])
  await shop.advance(orderId)
  const done = { order: 'fulfilled', payment: 'captured', units: ['delivered'] }
  expect(await shop.stateOf(orderId)).toEqual(done)
  await advanceToldOf(orderId, { phase: 'unknown' })
  expect(await shop.stateOf(orderId)).toEqual(done)
})

test('a dispute or a refund in a state that nobody has heard of is told to staff, and breaks nothing', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(orderId)
  await shop.advance(orderId)
  shop.alarms.length = 0
  const refund = {
    providerId: 're_new',
    refundId: null,
    state: 'unknown',
    amountMinor: 100,
    settled: null,
  } as const
  await advanceToldOf(orderId, { refunds: [refund] })
  expect(shop.alarms).toEqual(['refund.unknown_state'])
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', payment: 'captured' })
  const dispute = {
    providerId: 'du_new',
    state: 'unknown',
    reason: 'a_new_reason',
    networkCode: null,
    amountMinor: 2490,
    currency: 'EUR',
    withdrawnMinor: 0,
    dueAt: null,
    openedAt: new Date(),
  } as const
  await advanceToldOf(orderId, { disputes: [dispute] })
  expect(shop.alarms).toContain('dispute.unknown_state')
  // Not the end of anything: until somebody knows better, nothing more leaves.
  expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'captured', units: ['withheld'] })
})
