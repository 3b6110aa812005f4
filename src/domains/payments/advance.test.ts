import { describe, expect, test } from 'vitest'
import { cancelledInTx } from '../../../test/support/cancelled.ts'
import { goodCard, testShop } from '../../../test/support/shop.ts'
import type { OrderId } from '../../shared/ids.ts'
import { chooseShortage, fillBackorders } from '../orders/index.ts'

const shop = await testShop()

/** A transfer back takes days: the refund is pending until Stripe says otherwise. */
async function theBankPaysBack(orderId: OrderId) {
  const refund = await shop.db
    .selectFrom('refund')
    .select(['state', 'provider_id'])
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  expect(refund.state).toBe('pending')
  await shop.emulator.control.refunds.succeed(refund.provider_id ?? '')
  await shop.advance(orderId)
}

describe('a payment that goes well', () => {
  test('holds the money, takes it, and hands over sealed keys, once', async () => {
    const product = await shop.aProduct(3)
    const orderId = await shop.anOrder(product, { quantity: 2 })
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'awaiting_payment',
      payment: 'session_open',
      units: ['reserved', 'reserved'],
    })
    await shop.pay(orderId)
    await shop.advance(orderId)
    const done = { order: 'fulfilled', payment: 'captured', units: ['delivered', 'delivered'] }
    expect(await shop.stateOf(orderId)).toEqual(done)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual(done)
    expect(shop.eventTypes(orderId)).toEqual(['order_paid'])
  })

  test('opens the keys at once where that was asked for', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1), { delivery: 'at_once' })
    await shop.pay(orderId)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', units: ['revealed'] })
  })

  test('is the same for ten processes that hear of it together', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(5), { quantity: 3 })
    await shop.pay(orderId)
    await Promise.all(Array.from({ length: 10 }, () => shop.advance(orderId)))
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', payment: 'captured' })
    expect(shop.eventTypes(orderId)).toEqual(['order_paid'])
    const assigned = await shop.db
      .selectFrom('custody_event')
      .innerJoin('unit', 'unit.id', 'custody_event.unit_id')
      .select('custody_event.kind')
      .where('unit.order_id', '=', orderId)
      .where('custody_event.kind', '=', 'assigned')
      .execute()
    expect(assigned).toHaveLength(3)
  })

  test('is taken at once by a bank transfer, and delivered all the same', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await shop.emulator.control.sessions.pay(await shop.sessionOf(orderId), { method: 'ideal' })
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered'],
    })
  })
})

describe('a payment that does not come', () => {
  test('is left alone while there is time: a declined card may be followed by a good one', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await shop.pay(orderId, { card: '4000000000000002' })
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'awaiting_payment', units: ['reserved'] })
    await shop.pay(orderId)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled' })
  })

  test('ends with the reservation: the page is closed and the key goes back', async () => {
    const product = await shop.aProduct(1)
    const orderId = await shop.anOrder(product)
    expect((await shop.place(product)).ok).toBe(false)
    await shop.letReservationEnd(orderId)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({ order: 'expired', payment: 'expired', units: ['released'] })
    expect((await shop.place(product)).ok).toBe(true)
  })

  test('of a page that never opened ends with the reservation too', async () => {
    const product = await shop.aProduct(1)
    const placed = await shop.place(product)
    if (!placed.ok) throw new Error('sold out')
    await shop.letReservationEnd(placed.order.id)
    await shop.advance(placed.order.id)
    expect(await shop.stateOf(placed.order.id)).toEqual({
      order: 'expired',
      payment: 'expired',
      units: ['released'],
    })
  })
})

describe('money that comes late', () => {
  async function anExpiredOrder(stockLeft: number) {
    const product = await shop.aProduct(1)
    const orderId = await shop.anOrder(product)
    const sessionId = await shop.sessionOf(orderId)
    await shop.letReservationEnd(orderId)
    await shop.advance(orderId)
    if (stockLeft === 0) await shop.anOrder(product)
    await shop.emulator.control.sessions.pay(sessionId, { card: goodCard, late: true })
    await shop.advance(orderId)
    return { product, orderId }
  }

  test('reopens the order when a key is left', async () => {
    const { orderId } = await anExpiredOrder(1)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered'],
    })
  })

  test('is not taken when no key is left: the buyer is asked', async () => {
    const { orderId } = await anExpiredOrder(0)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'awaiting_choice',
      payment: 'authorised',
      units: ['waiting'],
    })
    expect(shop.eventTypes(orderId)).toEqual(['shortage_found'])
  })

  test('is let go when the buyer does not want to wait', async () => {
    const { orderId } = await anExpiredOrder(0)
    await shop.db.transaction().execute((tx) => chooseShortage(tx, orderId, 'refund', 'customer'))
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'cancelled',
      payment: 'voided',
      units: ['released'],
    })
  })

  test('is let go for whoever asked for it back, also when a key came in meanwhile', async () => {
    const { product, orderId } = await anExpiredOrder(0)
    await shop.db.transaction().execute((tx) => chooseShortage(tx, orderId, 'refund', 'customer'))
    await shop.addStock(product, 1)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'cancelled',
      payment: 'voided',
      units: ['released'],
    })
  })

  test('is taken when the buyer waits, and the next import serves the queue in its order', async () => {
    const first = await anExpiredOrder(0)
    await shop.db.transaction().execute((tx) => chooseShortage(tx, first.orderId, 'wait', 'customer'))
    await shop.advance(first.orderId)
    expect(await shop.stateOf(first.orderId)).toEqual({
      order: 'confirmed',
      payment: 'captured',
      units: ['backordered'],
    })
    await shop.addStock(first.product, 1)
    expect(await shop.stateOf(first.orderId)).toMatchObject({ order: 'fulfilled', units: ['delivered'] })
    expect(shop.eventTypes(first.orderId)).toContain('units_delivered')
  })

  test('goes back when the order was cancelled', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await cancelledInTx(shop.db, orderId)
    await shop.pay(orderId)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'cancelled',
      payment: 'voided',
      units: ['released'],
    })
  })

  test('is paid back when the order was cancelled and the bank transferred it already', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await cancelledInTx(shop.db, orderId)
    await shop.emulator.control.sessions.pay(await shop.sessionOf(orderId), { method: 'ideal' })
    await shop.advance(orderId)
    await theBankPaysBack(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'cancelled',
      payment: 'refunded',
      units: ['released'],
    })
  })
})

describe('a shortage after money was taken', () => {
  async function aPartShortage() {
    const product = await shop.aProduct(2)
    const orderId = await shop.anOrder(product, { quantity: 2 })
    const sessionId = await shop.sessionOf(orderId)
    await shop.letReservationEnd(orderId)
    await shop.advance(orderId)
    await shop.anOrder(product)
    await shop.emulator.control.sessions.pay(sessionId, { method: 'ideal', late: true })
    await shop.advance(orderId)
    return { product, orderId }
  }

  test('delivers what there is and asks about the rest', async () => {
    const { orderId } = await aPartShortage()
    const state = await shop.stateOf(orderId)
    expect(state).toMatchObject({ order: 'awaiting_choice', payment: 'captured' })
    expect(state.units.toSorted()).toEqual(['delivered', 'waiting'])
  })

  test('pays back exactly the missing part', async () => {
    const { orderId } = await aPartShortage()
    await shop.db.transaction().execute((tx) => chooseShortage(tx, orderId, 'refund', 'customer'))
    await shop.advance(orderId)
    expect((await shop.stateOf(orderId)).units.toSorted()).toEqual(['delivered', 'refund_due'])
    await theBankPaysBack(orderId)
    const state = await shop.stateOf(orderId)
    expect(state).toMatchObject({ order: 'fulfilled', payment: 'partially_refunded' })
    expect(state.units.toSorted()).toEqual(['delivered', 'refunded'])
    const refunds = await shop.db.selectFrom('refund').selectAll().where('order_id', '=', orderId).execute()
    expect(refunds).toMatchObject([{ amount_minor: 2490, state: 'succeeded' }])
    await shop.advance(orderId)
    expect(shop.eventTypes(orderId).filter((type) => type === 'order_refunded')).toHaveLength(1)
  })
})

describe('a pre-order', () => {
  test('is paid now and waits for the release by consent', async () => {
    const product = await shop.aProduct(0, { releaseAt: new Date(Date.now() + 40 * 86_400_000) })
    const orderId = await shop.anOrder(product, { quantity: 2 })
    await shop.pay(orderId)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'confirmed',
      payment: 'captured',
      units: ['backordered', 'backordered'],
    })
    await shop.addStock(product, 1)
    expect(await shop.stateOf(orderId), 'keys came early').toMatchObject({ order: 'confirmed' })
    const released = new Date(Date.now() - 60_000)
    await shop.db
      .updateTable('order_line')
      .set({ preorder_release_at: released })
      .where('order_id', '=', orderId)
      .execute()
    await fillBackorders(shop.db, shop.deps.outbox, product)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'part_fulfilled' })
    await shop.addStock(product, 1)
    expect(await shop.stateOf(orderId)).toMatchObject({
      order: 'fulfilled',
      units: ['delivered', 'delivered'],
    })
  })
})

describe('a provider that misbehaves', () => {
  const capture = 'POST /v1/payment_intents/*/capture'
  test.each([
    { kind: 'lose_response', match: capture },
    { kind: 'error_after_commit', match: capture },
    { kind: 'error', match: capture, status: 500 },
    { kind: 'error', match: capture, status: 429 },
    { kind: 'error', match: 'GET /v1/checkout/sessions/*', status: 500 },
  ] as const)('does no harm with $kind at $match', async (fault) => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await shop.pay(orderId)
    await shop.emulator.control.faults.add({ ...fault, count: 3 })
    await shop.advance(orderId).catch(() => {})
    await shop.emulator.control.faults.clear()
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered'],
    })
    expect(shop.eventTypes(orderId)).toEqual(['order_paid'])
  })

  test('gets no key for money of another amount', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await shop.db.updateTable('payment').set({ amount_minor: 2489 }).where('order_id', '=', orderId).execute()
    await shop.pay(orderId)
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'in_review',
      payment: 'mismatch',
      units: ['reserved'],
    })
    expect(shop.alarms).toContain('payment.mismatch')
  })
})
