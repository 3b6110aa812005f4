import { expect, test } from 'vitest'
import { goodCard } from '../../../test/support/shop.ts'
import { newId } from '../../shared/ids.ts'
import { ProviderError } from '../payments/index.ts'
import { cancelOrder } from './cancel-order.ts'
import { testTill } from './checkout.fixture.ts'
import { findBrokenInvariants } from './invariants.ts'

const till = await testTill()
const { db, deps } = till

test('an unpaid order is given up: its keys are free at once and its page takes no money', async () => {
  const product = await till.aProduct(2)
  const orderId = await till.anOrder([[product, 2]])
  await cancelOrder(deps, orderId)
  expect(await till.stateOf(orderId)).toEqual({
    order: 'cancelled',
    payment: 'expired',
    units: ['released', 'released'],
  })
  expect(await till.keysOf(product)).toEqual({ available: 2 })
  expect((await till.unitsOf(orderId)).map((unit) => unit.key_id)).toEqual([null, null])
  expect(await till.historyOf(orderId)).toContain('order.cancelled')
  expect((await till.pay(orderId)).outcome).not.toBe('completed')
  await till.anOrder([[product, 2]])
})

test('an order whose payment page never opened is given up too', async () => {
  const product = await till.aProduct(1)
  const openSession = () => Promise.reject(new ProviderError('unavailable', 'gone'))
  const form = await till.aForm([[product, 1]])
  const placed = await till.place(form, { provider: { ...deps.provider, openSession } })
  if (placed.ok || placed.reason !== 'payment_unavailable') throw new Error('there was a page')
  await cancelOrder(deps, placed.orderId)
  expect(await till.stateOf(placed.orderId)).toMatchObject({ order: 'cancelled', units: ['released'] })
  expect(await till.keysOf(product)).toEqual({ available: 1 })
})

test('an order that was paid is never cancelled', async () => {
  const product = await till.aProduct(1)
  const orderId = await till.aPaidOrder([[product, 1]])
  await cancelOrder(deps, orderId)
  expect(await till.stateOf(orderId)).toEqual({
    order: 'fulfilled',
    payment: 'captured',
    units: ['delivered'],
  })
  expect(await till.historyOf(orderId)).not.toContain('order.cancelled')
})

test('an order that asks about a shortage keeps its question', async () => {
  const orderId = await till.aShortage(await till.aProduct(1))
  const before = await till.stateOf(orderId)
  await cancelOrder(deps, orderId)
  expect(await till.stateOf(orderId)).toEqual(before)
  expect(before.order).toBe('awaiting_choice')
})

test('an order whose money is just being taken stays, and its keys come', async () => {
  const product = await till.aProduct(1)
  const orderId = await till.anOrder([[product, 1]])
  await till.pay(orderId)
  await db.updateTable('payment').set({ state: 'capturing' }).where('order_id', '=', orderId).execute()
  await cancelOrder(deps, orderId)
  expect(await till.stateOf(orderId)).toEqual({
    order: 'fulfilled',
    payment: 'captured',
    units: ['delivered'],
  })
})

test('money that was held when the buyer gave up is let go, not taken', async () => {
  const product = await till.aProduct(1)
  const orderId = await till.anOrder([[product, 1]])
  await till.pay(orderId)
  await cancelOrder(deps, orderId)
  expect(await till.stateOf(orderId)).toEqual({ order: 'cancelled', payment: 'voided', units: ['released'] })
  expect(await till.keysOf(product)).toEqual({ available: 1 })
})

test('cancelling and paying at the same moment ends in one of the two, never in both', async () => {
  const orders = await Promise.all(
    Array.from({ length: 6 }, async () => till.anOrder([[await till.aProduct(1), 1]])),
  )
  await Promise.all(
    orders.map(async (orderId) => {
      await till.pay(orderId, { card: goodCard })
      await Promise.all([till.advance(orderId), cancelOrder(deps, orderId)])
      await till.advance(orderId)
    }),
  )
  for (const orderId of orders) {
    const { order, payment, units } = await till.stateOf(orderId)
    expect([
      ['fulfilled', 'captured', 'delivered'],
      ['cancelled', 'voided', 'released'],
    ]).toContainEqual([order, payment, ...units])
  }
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
})

test('twice, or of an order that does not exist, changes nothing more', async () => {
  const product = await till.aProduct(1)
  const orderId = await till.anOrder([[product, 1]])
  await cancelOrder(deps, orderId)
  const next = await till.anOrder([[product, 1]])
  await cancelOrder(deps, orderId)
  await cancelOrder(deps, newId('ord'))
  expect(await till.stateOf(next)).toMatchObject({ order: 'awaiting_payment', units: ['reserved'] })
  expect((await till.historyOf(orderId)).filter((action) => action === 'order.cancelled')).toHaveLength(1)
})

test('while the provider cannot be reached the keys are free all the same, and somebody is told', async () => {
  const product = await till.aProduct(1)
  const orderId = await till.anOrder([[product, 1]])
  const readFacts = () => Promise.reject(new ProviderError('unavailable', 'gone'))
  await cancelOrder({ ...deps, provider: { ...deps.provider, readFacts } }, orderId)
  expect(await till.stateOf(orderId)).toMatchObject({ order: 'cancelled', units: ['released'] })
  expect(till.alarms).toContain('checkout.cancel')
  await till.advance(orderId)
  expect(await till.stateOf(orderId)).toMatchObject({ payment: 'expired' })
})
