import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { putManyOrders } from '../../../test/support/many-orders.ts'
import { testShop } from '../../../test/support/shop.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { newId, type OrderId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { listOrdersForStaff, type OrderFilter, ordersMax, ordersPerPage, readOrders } from './index.ts'

const { db, aProduct, connectionString } = await testShop()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 4 })
afterAll(web.close)
const staff = web.as({ role: 'staff', account: newId('acc') })
const [bestseller, other, bundle] = [await aProduct(0), await aProduct(0), await aProduct(0)]
const products = Array.from({ length: 50 }, (_, nth) => (nth === 0 ? other : bestseller))
await putManyOrders(db, { count: ordersMax + 400, products })
// Most were bought in a bundle, and some hold the bestseller once more by itself.
await sql`update shop.order_line set bundle_id = ${bundle}, bundle_name = name where product_id = ${bestseller}
  and id not in (select id from shop.order_line where product_id = ${bestseller} order by id limit 50)`.execute(
  db,
)
const { id: _, ...copied } = await db.selectFrom('order_line').selectAll().limit(1).executeTakeFirstOrThrow()
const columns = sql.join(Object.keys(copied).map((name) => sql.ref(name)))
const values = Object.keys(copied).map((name) =>
  name === 'position' ? sql`2` : name.startsWith('bundle_') ? sql`null` : sql.ref(name),
)
await sql`insert into shop.order_line (id, ${columns})
  select id || '2', ${sql.join(values)} from shop.order_line where product_id = ${bestseller} order by id limit 300`.execute(
  db,
)
// Some are in the archive, which not all staff read, and some are of somebody who is restricted.
await sql`update shop."order" set placed_at = placed_at - interval '3 years'
  where id in (select id from shop."order" order by md5(id) limit 100)`.execute(db)
await sql`insert into shop.restriction (id, email_folded, since)
  select 'rst_1', email_folded, now() from shop.order_contact order by md5(order_id) desc limit 1`.execute(db)
const { rows: unseen } = await sql<{ id: OrderId }>`
  select id from shop."order" where placed_at < now() - interval '3 years'
  union select id from shop.restricted_order`.execute(db)
const hidden = new Set(unseen.map(({ id }) => id))
await sql`analyze`.execute(db)

const all: OrderFilter = {
  ...{ among: null, products: null, customers: null, states: null, held: null },
  ...{ paidFrom: null, paidUntil: null, country: null, currency: null },
}
const asked = {
  'a product that everybody buys': { products: [bestseller] },
  'a bundle that everybody buys': { products: [bundle] },
  'several products': { products: [other, bestseller, bundle] },
  'a product, in the states that they are in': {
    products: [bestseller],
    states: ['fulfilled', 'refunded', 'expired'],
  },
} satisfies Record<string, Partial<OrderFilter>>
const sorts = ['placed', 'total', 'number'] as const

test.each(Object.entries(asked).flatMap(([of, change]) => sorts.map((sort) => ({ of, change, sort }))))(
  'of $of, pages by $sort are those of the whole list',
  async ({ change, sort }) => {
    const filter = { ...all, ...change }
    const whole: OrderId[] = []
    for await (const piece of readOrders(staff, filter, { sort, isDescending: true }))
      whole.push(...piece.map(({ id }) => id))
    expect(whole.length).toBeGreaterThan(ordersMax)
    expect(new Set(whole).size).toBe(whole.length)
    expect(whole.filter((id) => hidden.has(id))).toEqual([])
    for (const isDescending of [true, false]) {
      const order = { sort, isDescending }
      const inOrder = isDescending ? whole : whole.toReversed()
      for (const page of [1, 2, ordersMax / ordersPerPage]) {
        const { orders, total, isMore } = await listOrdersForStaff(staff, filter, { ...order, page })
        expect([total, isMore]).toEqual([ordersMax, true])
        expect(orders.map(({ id }) => id)).toEqual(
          inOrder.slice((page - 1) * ordersPerPage, page * ordersPerPage),
        )
      }
    }
  },
)

test('a line repeats of its order what is true, and nothing else', async () => {
  const lie = sql`update shop.order_line set order_eur_total_minor = order_eur_total_minor + 1 where position = 2`
  await expect(lie.execute(db)).rejects.toThrow('order_line_order_fkey')
})
