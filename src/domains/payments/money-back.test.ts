import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import { type AccountId, newId, type OrderId, type UnitId } from '../../shared/ids.ts'
import { findBrokenInvariants } from '../checkout/invariants.ts'
import { fillBackorders, requestReveal } from '../orders/index.ts'
import { type RefundWish, requestRefund } from './request-refund.ts'

const shop = await testShop()
const { control } = shop.emulator
const by: AccountId = newId('acc')
const nothingMore = { refunds: false, disputes: false, warnings: false }

async function aPaidOrder(
  options: { quantity?: number; delivery?: 'sealed' | 'at_once'; stock?: number; priceMinor?: number } = {},
) {
  const { quantity = 2, delivery = 'sealed', stock = quantity } = options
  const product = await shop.aProduct(stock, { priceMinor: options.priceMinor ?? 2490 })
  const orderId = await shop.anOrder(product, { quantity, delivery })
  await shop.pay(orderId)
  await shop.advance(orderId)
  return { product, orderId, ...(await idsOf(orderId)) }
}

async function idsOf(orderId: OrderId) {
  const units = await shop.db
    .selectFrom('unit')
    .select('id')
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()
  const { charge_id } = await shop.db
    .selectFrom('payment')
    .select('charge_id')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  return { unitIds: units.map(({ id }) => id) as UnitId[], chargeId: charge_id ?? '' }
}

const refund = (orderId: OrderId, wish: RefundWish, requestKey: string = randomUUID()) =>
  requestRefund(shop.deps, { orderId, wish, requestKey, by, note: 'asked for by telephone' })

const refundsOf = (orderId: OrderId) =>
  shop.db
    .selectFrom('refund')
    .select(['id', 'state', 'origin', 'reason', 'amount_minor', 'unit_ids', 'provider_id'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()

async function theBankPaysBack(orderId: OrderId) {
  for (const { state, provider_id } of await refundsOf(orderId))
    if (state === 'pending') await control.refunds.succeed(provider_id ?? '')
  await shop.advance(orderId)
}

const keyStatesOf = async (unitIds: readonly UnitId[]) =>
  (await shop.db.selectFrom('key').select('state').where('unit_id', 'in', unitIds).execute()).map(
    ({ state }) => state,
  )

const stockOf = async (product: string) =>
  (
    await shop.db
      .selectFrom('key')
      .select('id')
      .where('product_id', '=', product as never)
      .where('state', '=', 'available')
      .execute()
  ).length

async function allIsWell() {
  expect(await findBrokenInvariants(shop.db, { graceMinutes: 0 })).toEqual([])
}

describe('staff refund', () => {
  test('one sealed key: its money goes back, the key is sold to the next', async () => {
    const { product, orderId, unitIds } = await aPaidOrder()
    expect(await refund(orderId, { kind: 'units', unitIds: unitIds.slice(0, 1) })).toMatchObject({
      ok: true,
      seen: 0,
    })
    expect(await stockOf(product)).toBe(1)
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'partially_refunded',
      units: ['refunded', 'delivered'],
    })
    expect(shop.eventTypes(orderId)).toEqual(['order_paid', 'order_refunded'])
    await allIsWell()
  })

  test('a key that was seen: it is revoked and never sold again', async () => {
    const { product, orderId, unitIds } = await aPaidOrder({ quantity: 1, delivery: 'at_once' })
    expect(await refund(orderId, { kind: 'units', unitIds })).toMatchObject({ ok: true, seen: 1 })
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'refunded',
      payment: 'refunded',
      units: ['refunded'],
    })
    expect(await keyStatesOf(unitIds)).toEqual(['revoked'])
    expect(await stockOf(product)).toBe(0)
    await allIsWell()
  })

  test('a form that was sent before is done when it says the same, and refused when it says something else', async () => {
    const { orderId, unitIds } = await aPaidOrder()
    const key = randomUUID()
    const first = await refund(orderId, { kind: 'gesture', amountMinor: 100 }, key)
    expect(first).toMatchObject({ ok: true })
    expect(await refund(orderId, { kind: 'gesture', amountMinor: 100 }, key)).toEqual(first)
    const otherwise = { ok: false, reason: 'asked_otherwise' }
    expect(await refund(orderId, { kind: 'gesture', amountMinor: 200 }, key)).toEqual(otherwise)
    expect(await refund(orderId, { kind: 'units', unitIds }, key)).toEqual(otherwise)
    const units = randomUUID()
    const [one] = unitIds
    const given = await refund(orderId, { kind: 'units', unitIds: one ? [one] : [] }, units)
    expect(await refund(orderId, { kind: 'units', unitIds: one ? [one] : [] }, units)).toEqual(given)
    expect(await refund(orderId, { kind: 'units', unitIds }, units)).toEqual(otherwise)
    expect((await refundsOf(orderId)).map(({ amount_minor }) => amount_minor)).toEqual([100, 2490])
    await allIsWell()
  })

  test('one key is no other’s: the same form for two orders makes two refunds', async () => {
    const [one, other] = [await aPaidOrder(), await aPaidOrder()]
    const key = randomUUID()
    for (const { orderId } of [one, other])
      expect(await refund(orderId, { kind: 'gesture', amountMinor: 100 }, key)).toMatchObject({ ok: true })
  })

  test('an amount as a gesture: the customer keeps the keys', async () => {
    const { orderId } = await aPaidOrder()
    expect(await refund(orderId, { kind: 'gesture', amountMinor: 500 })).toMatchObject({ ok: true })
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'partially_refunded',
      units: ['delivered', 'delivered'],
    })
    await allIsWell()
  })

  test('never more than was taken, and nothing twice', async () => {
    const { orderId, unitIds } = await aPaidOrder()
    expect(await refund(orderId, { kind: 'gesture', amountMinor: 4981 })).toEqual({
      ok: false,
      reason: 'too_much',
      left: { minor: 4980, currency: 'EUR' },
    })
    await refund(orderId, { kind: 'gesture', amountMinor: 100 })
    expect(await refund(orderId, { kind: 'units', unitIds })).toEqual({
      ok: false,
      reason: 'too_much',
      left: { minor: 4880, currency: 'EUR' },
    })
    expect(await refund(orderId, { kind: 'gesture', amountMinor: 0 })).toMatchObject({
      reason: 'nothing_to_refund',
    })
    expect(await refundsOf(orderId)).toHaveLength(1)
  })

  test('ten presses of one button are one refund', async () => {
    const { orderId, unitIds } = await aPaidOrder()
    const key = randomUUID()
    const presses = await Promise.all(
      Array.from({ length: 10 }, () => refund(orderId, { kind: 'units', unitIds }, key)),
    )
    expect(new Set(presses.map((press) => press.ok && press.refundId)).size).toBe(1)
    await theBankPaysBack(orderId)
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'succeeded', amount_minor: 4980 }])
    await allIsWell()
  })

  test('that comes back: its money is owed again, and staff send it once more', async () => {
    const { orderId, unitIds } = await aPaidOrder({ quantity: 1 })
    await refund(orderId, { kind: 'units', unitIds })
    await theBankPaysBack(orderId)
    const [first] = await refundsOf(orderId)
    await control.refunds.fail(first?.provider_id ?? '')
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'refunded',
      payment: 'captured',
      units: ['refund_due'],
    })
    expect(shop.alarms).toContain('refund.came_back')
    await shop.advance(orderId)
    expect(await refundsOf(orderId), 'nothing is sent by itself').toHaveLength(1)
    expect(await refund(orderId, { kind: 'again', refundId: first?.id as never })).toMatchObject({ ok: true })
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'refunded', units: ['refunded'] })
    await allIsWell()
  })

  test('survives a lost answer: the same refund is told, not a second made', async () => {
    const { orderId, unitIds } = await aPaidOrder()
    await control.faults.add({ kind: 'lose_response', match: 'POST /v1/refunds', count: 5 })
    await refund(orderId, { kind: 'units', unitIds })
    await control.faults.clear()
    await shop.advance(orderId)
    await theBankPaysBack(orderId)
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'succeeded' }])
    await allIsWell()
  })
})

describe('a refund made at the provider', () => {
  test('of everything takes the keys back: sealed to stock, seen for good', async () => {
    const { product, orderId, chargeId } = await aPaidOrder()
    await control.charges.refund(chargeId)
    await shop.advance(orderId)
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'refunded',
      payment: 'refunded',
      units: ['refunded', 'refunded'],
    })
    expect(await refundsOf(orderId)).toMatchObject([{ origin: 'provider', reason: 'elsewhere' }])
    expect(await stockOf(product)).toBe(2)
    expect(shop.alarms).toContain('refund.made_elsewhere')
    await allIsWell()
  })

  test('of a part is nobody’s key: staff are told, nothing is guessed', async () => {
    const { orderId, chargeId } = await aPaidOrder()
    await control.charges.refund(chargeId, { amount: 2490 })
    await shop.advance(orderId)
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'partially_refunded',
      units: ['delivered', 'delivered'],
    })
    await allIsWell()
  })

  test('makes way for itself: what nobody has sent yet is given up', async () => {
    const { orderId, unitIds, chargeId } = await aPaidOrder()
    await control.faults.add({ kind: 'error', match: 'POST /v1/refunds', status: 500, count: 20 })
    await refund(orderId, { kind: 'units', unitIds })
    await control.faults.clear()
    await control.charges.refund(chargeId)
    await shop.advance(orderId)
    await theBankPaysBack(orderId)
    expect(await refundsOf(orderId)).toMatchObject([
      { state: 'canceled' },
      { state: 'succeeded', origin: 'provider' },
    ])
    expect(await shop.stateOf(orderId)).toMatchObject({
      payment: 'refunded',
      units: ['refunded', 'refunded'],
    })
    await allIsWell()
  })
})

describe('a dispute', () => {
  const disputesOf = (orderId: OrderId) =>
    shop.db
      .selectFrom('dispute')
      .select(['state', 'provider_id', 'withdrawn_minor', 'due_at', 'closed_at'])
      .where('order_id', '=', orderId)
      .execute()

  async function aDispute(options: Parameters<typeof aPaidOrder>[0] = {}, how: { inquiry?: boolean } = {}) {
    const order = await aPaidOrder(options)
    const { id } = await control.charges.dispute(order.chargeId, how)
    await shop.advance(order.orderId)
    return { ...order, disputeId: id }
  }

  test('holds the order: sealed keys go back to stock, none can be opened', async () => {
    const { product, orderId, unitIds } = await aDispute()
    expect(await disputesOf(orderId)).toMatchObject([
      { state: 'needs_response', withdrawn_minor: 4980, closed_at: null },
    ])
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'confirmed',
      payment: 'captured',
      units: ['withheld', 'withheld'],
    })
    expect(await stockOf(product)).toBe(2)
    const asked = { orderId, unitIds, express: true, acknowledge: true, locale: 'en', country: 'FR' }
    expect(await requestReveal(shop.db, shop.deps.outbox, asked)).toEqual({ ok: false, reason: 'not_sealed' })
    await fillBackorders(shop.db, shop.deps.outbox, product)
    expect(await stockOf(product)).toBe(2)
    await allIsWell()
  })

  test('that is won gives the keys to the customer after all', async () => {
    const { orderId, disputeId } = await aDispute()
    await control.disputes.decide(disputeId, 'won')
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered', 'delivered'],
    })
    expect(shop.eventTypes(orderId)).toEqual([
      'order_paid',
      'dispute_news',
      'dispute_news',
      'units_delivered',
    ])
    await allIsWell()
  })

  test('that is won when the stock is gone: the customer stands in the queue', async () => {
    const { product, orderId, disputeId } = await aDispute({ quantity: 1 })
    await shop.anOrder(product)
    await control.disputes.decide(disputeId, 'won')
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'confirmed', units: ['backordered'] })
    await shop.addStock(product, 1)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', units: ['delivered'] })
    await allIsWell()
  })

  test('that is lost is money paid back by the bank: seen keys are revoked', async () => {
    const { orderId, disputeId, unitIds } = await aDispute({ delivery: 'at_once' })
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', units: ['revealed', 'revealed'] })
    await control.disputes.decide(disputeId, 'lost')
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'refunded',
      payment: 'refunded',
      units: ['refunded', 'refunded'],
    })
    expect(await refundsOf(orderId)).toMatchObject([
      { origin: 'bank', state: 'succeeded', amount_minor: 4980 },
    ])
    expect(await keyStatesOf(unitIds)).toEqual(['revoked', 'revoked'])
    await shop.advance(orderId)
    expect(await refundsOf(orderId)).toHaveLength(1)
    await allIsWell()
  })

  test('stops refunds: staff are told, and one that was on its way waits', async () => {
    const { orderId, unitIds, chargeId } = await aPaidOrder()
    await control.faults.add({ kind: 'error', match: 'POST /v1/refunds', status: 500, count: 20 })
    await refund(orderId, { kind: 'units', unitIds: unitIds.slice(0, 1) })
    await control.faults.clear()
    const { id } = await control.charges.dispute(chargeId)
    await shop.advance(orderId)
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'requested' }])
    expect(await refund(orderId, { kind: 'gesture', amountMinor: 100 })).toEqual({
      ok: false,
      reason: 'disputed',
    })
    await control.disputes.decide(id, 'won')
    await shop.advance(orderId)
    // The provider refuses refunds of what was disputed, also when it was won: a human finds another way.
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'failed', provider_id: null }])
    expect(shop.alarms).toContain('refund.refused')
    expect(await shop.stateOf(orderId)).toMatchObject({ units: ['refund_due', 'delivered'] })
    const [refused] = await refundsOf(orderId)
    await refund(orderId, { kind: 'outside', refundId: refused?.id as never })
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'partially_refunded',
      units: ['refunded', 'delivered'],
    })
    await allIsWell()
  })

  test('that is lost while a refund waits: the money goes back once', async () => {
    const { orderId, unitIds, chargeId } = await aPaidOrder()
    await control.faults.add({ kind: 'error', match: 'POST /v1/refunds', status: 500, count: 20 })
    await refund(orderId, { kind: 'units', unitIds: unitIds.slice(0, 1) })
    await control.faults.clear()
    const { id } = await control.charges.dispute(chargeId)
    await control.disputes.decide(id, 'lost')
    await shop.advance(orderId)
    expect(await refundsOf(orderId)).toMatchObject([
      { state: 'canceled', origin: 'shop' },
      { state: 'succeeded', origin: 'bank', amount_minor: 4980 },
    ])
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'refunded',
      payment: 'refunded',
      units: ['refunded', 'refunded'],
    })
    await allIsWell()
  })

  test('that is only a question holds the order, and ends without money moving', async () => {
    const { orderId, disputeId } = await aDispute({}, { inquiry: true })
    expect(await shop.stateOf(orderId)).toMatchObject({ units: ['withheld', 'withheld'] })
    await control.disputes.decide(disputeId, 'won')
    await shop.advance(orderId)
    expect(await disputesOf(orderId)).toMatchObject([{ state: 'warning_closed', withdrawn_minor: 0 }])
    expect(await shop.stateOf(orderId)).toMatchObject({
      order: 'fulfilled',
      units: ['delivered', 'delivered'],
    })
    await allIsWell()
  })

  test('of a payment that nobody had looked at yet: no key leaves', async () => {
    const product = await shop.aProduct(1)
    const orderId = await shop.anOrder(product)
    await control.sessions.pay(await shop.sessionOf(orderId), { method: 'ideal' })
    const { chargeId } = await shop.deps.provider.readFacts(await shop.sessionOf(orderId), nothingMore)
    await control.charges.dispute(chargeId ?? '')
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'confirmed', units: ['withheld'] })
    await allIsWell()
  })
})

describe('a warning of the card’s bank', () => {
  const hear = async (orderId: OrderId, chargeId: string) => {
    await control.charges.warn(chargeId)
    const row = { type: 'radar.early_fraud_warning.created', object_id: 'issfr', order_id: orderId }
    await shop.db
      .insertInto('payment_event')
      .values({ ...row, id: `evt_${randomUUID()}`, created_at: new Date() })
      .execute()
    await shop.advance(orderId)
  }

  test('about a small sum is paid back by the rule, before it becomes a dispute', async () => {
    const { product, orderId, chargeId } = await aPaidOrder({ quantity: 1 })
    await hear(orderId, chargeId)
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'refunded',
      payment: 'refunded',
      units: ['refunded'],
    })
    expect(await refundsOf(orderId)).toMatchObject([{ reason: 'fraud_warning', origin: 'shop' }])
    expect(await stockOf(product)).toBe(1)
    await allIsWell()
  })

  test('about more holds the order for a human', async () => {
    const { orderId, chargeId } = await aPaidOrder()
    await hear(orderId, chargeId)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'confirmed', units: ['withheld', 'withheld'] })
    const open = await shop.db
      .selectFrom('fraud_warning')
      .selectAll()
      .where('order_id', '=', orderId)
      .execute()
    expect(open).toMatchObject([{ outcome: null, actionable: true }])
    await allIsWell()
  })
})
