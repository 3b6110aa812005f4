import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { putManyOrders } from '../../../test/support/many-orders.ts'
import { testShop } from '../../../test/support/shop.ts'
import { listUnviewed, listUnviewedProducts, readUnviewed, type UnviewedFilter } from './unviewed.ts'

const shop = await testShop()
const { db } = shop
const products = [await shop.aProduct(1), await shop.aProduct(1)]
const [first] = products
await putManyOrders(db, { count: 1_300, products })
// Many of them were delivered at the same moment.
await sql`
  insert into shop.unviewed_order (order_id, placed_at, delivered_at, sealed, product_ids)
  select l.order_id, o.placed_at, date_trunc('month', o.placed_at) + interval '1 microsecond', 1, array[l.product_id]
  from shop.order_line l join shop."order" o on o.id = l.order_id`.execute(db)

const now = new Date()
const all: UnviewedFilter = { days: 0, productId: null, isDescending: false }
async function idsOf(filter: UnviewedFilter): Promise<string[]> {
  const pieces = await Array.fromAsync(readUnviewed(db, filter, now))
  return pieces.flat().map(({ orderId }) => orderId)
}

test('all are taken along, each once, in the order of the list and in the other', async () => {
  const upwards = await idsOf(all)
  expect(upwards).toHaveLength(1_300)
  expect(new Set(upwards).size).toBe(1_300)
  expect(await idsOf({ ...all, isDescending: true })).toEqual(upwards.toReversed())
  const third = await listUnviewed(db, { ...all, page: 3 }, now)
  expect(third).toMatchObject({ total: 1_300, isMore: false })
  expect(third.rows.map(({ orderId }) => orderId)).toEqual(upwards.slice(100, 150))
})

test('they are narrowed by product, by age and by their letters', async () => {
  const ofFirst = await idsOf({ ...all, productId: first ?? null })
  expect(ofFirst).toHaveLength(650)
  const old = await idsOf({ ...all, days: 365 })
  expect(old.length).toBeGreaterThan(600)
  expect(old.length).toBeLessThan(1_300)
  const orders = ofFirst.slice(0, 2) as never
  expect(await idsOf({ ...all, among: { orders, not: false } })).toEqual(ofFirst.slice(0, 2))
  expect(await idsOf({ ...all, among: { orders, not: true } })).toHaveLength(1_298)
  expect((await listUnviewedProducts(db)).map(({ productId }) => productId)).toEqual(products.toSorted())
})
