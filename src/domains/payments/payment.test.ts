import { expect, test } from 'vitest'
import { decideHeldMoney, findMismatch, isStale } from './payment.ts'
import type { PaymentFacts } from './provider.ts'

const facts: PaymentFacts = {
  phase: 'authorised',
  shopId: 'shop-1',
  orderId: 'ord_1',
  livemode: false,
  amountMinor: 1000,
  currency: 'EUR',
  intentId: 'pi_1',
  chargeId: 'ch_1',
  method: 'card',
  card: null,
  authentication: null,
  captureBefore: null,
  signals: { prepaid: null, threeDSecure: null, level: null },
  capturedMinor: 0,
  settled: null,
  refunds: [],
  disputes: [],
  warnings: [],
}
const payment = { orderId: 'ord_1', amountMinor: 1000, currency: 'EUR' }
const expected = { shopId: 'shop-1', livemode: false }

test.each([
  [{}, undefined],
  [{ shopId: 'shop-2' }, 'shop_id'],
  [{ shopId: null }, 'shop_id'],
  [{ orderId: 'ord_2' }, 'order_id'],
  [{ livemode: true }, 'livemode'],
  [{ currency: 'USD' }, 'currency'],
  [{ amountMinor: 999 }, 'amount'],
  [{ phase: 'captured', capturedMinor: 999 }, 'captured_amount'],
] as const)('facts that differ by %o are a mismatch of %s', (difference, mismatch) => {
  expect(findMismatch(payment, { ...facts, ...difference }, expected)).toBe(mismatch)
})

test.each([
  ['placed', null, 0, 'take'],
  ['expired', null, 0, 'take'],
  ['cancelled', null, 0, 'let_go'],
  ['awaiting_payment', null, 1, 'ask_buyer'],
  ['awaiting_choice', 'wait', 2, 'take'],
  ['awaiting_choice', 'refund', 2, 'let_go'],
  ['awaiting_choice', 'refund', 1, 'take'],
] as const)(
  'held money of an order that is %s, chose %s and misses %i of 2 keys: %s',
  (state, shortageChoice, missing, what) => {
    expect(decideHeldMoney({ state, shortageChoice, unitCount: 2 }, missing)).toBe(what)
  },
)

test.each([
  ['captured', 'authorised', true],
  ['captured', 'open', true],
  ['captured', 'captured', false],
  ['partially_refunded', 'captured', false],
  ['capturing', 'authorised', false],
  ['authorised', 'processing', true],
  ['processing', 'open', false],
  ['expired', 'open', true],
  ['expired', 'authorised', false],
  ['expired', 'captured', false],
  ['new', 'open', false],
] as const)('what is recorded as %s and read as %s is stale: %s', (state, phase, stale) => {
  expect(isStale(state, phase)).toBe(stale)
})
