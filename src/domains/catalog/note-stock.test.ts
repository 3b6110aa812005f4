import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { catalogVersion, findProduct, noteStock, putProducts } from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db, connectionString } = await testDatabase({ max: 20 })
const clock = { now: () => new Date('2026-11-23T12:00:00Z') }

const [productId, ...others] = await db.transaction().execute(async (tx) => {
  await putTestShelves(tx)
  return putProducts(
    tx,
    Array.from({ length: 10 }, (_, index) => testProduct(`p-${index}`)),
  )
})
if (!productId) throw new Error('no product')

const listener = new pg.Client({ connectionString })
const heard: string[] = []
listener.on('notification', (message) => heard.push(message.payload ?? ''))
await listener.connect()
await listener.query('listen shop_catalog')
afterAll(() => listener.end())

test.each([
  [0, { kind: 'sold_out' }],
  [1, { kind: 'few', left: 1 }],
  [5, { kind: 'few', left: 5 }],
  [6, { kind: 'in_stock' }],
  [100_000, { kind: 'in_stock' }],
])('%i keys in stock show as %j', async (available, availability) => {
  await noteStock(db, [{ productId, available }])
  expect((await findProduct(db, 'p-0', clock))?.availability).toEqual(availability)
})

test.each([
  [100, 99, 0],
  [6, 5, 1],
  [5, 4, 1],
  [1, 0, 1],
  [0, 0, 0],
  [0, 40, 1],
])('counting %i, then %i raises the version by %i', async (first, second, raised) => {
  await noteStock(db, [{ productId, available: first }])
  const before = await catalogVersion(db)
  await noteStock(db, [{ productId, available: second }])
  expect(await catalogVersion(db)).toBe(before + raised)
})

test('the count itself is always written; the product only when the window says something else', async () => {
  const version = async () =>
    (await sql`select xmin from shop.product where id = ${productId}`.execute(db)).rows[0]
  await noteStock(db, [{ productId, available: 70 }])
  const before = await version()
  await noteStock(db, [{ productId, available: 69 }])
  expect(await version()).toEqual(before)
  const row = await db
    .selectFrom('product_stock')
    .selectAll()
    .where('product_id', '=', productId)
    .executeTakeFirst()
  expect(row?.available).toBe(69)
})

test('whoever listens is told the new version, once it is committed', async () => {
  await noteStock(db, [{ productId, available: 3 }])
  await listener.query('select 1')
  heard.length = 0
  await db.transaction().execute(async (tx) => {
    await noteStock(tx, [{ productId, available: 2 }])
    await noteStock(tx, [{ productId, available: 1 }])
    await listener.query('select 1')
    expect(heard).toEqual([])
  })
  await listener.query('select 1')
  expect(heard).toEqual([String(await catalogVersion(db))])
})

test('a stock that is refused changes nothing', async () => {
  await expect(noteStock(db, [{ productId, available: -1 }])).rejects.toThrow('check constraint')
  expect((await findProduct(db, 'p-0', clock))?.availability).toEqual({ kind: 'few', left: 1 })
})

test('counts of the same products in any order do not deadlock', async () => {
  const ids = [productId, ...others]
  await Promise.all(
    Array.from({ length: 60 }, (_, turn) => {
      const order = turn % 2 === 0 ? ids : ids.toReversed()
      return noteStock(
        db,
        order.map((id, index) => ({ productId: id, available: (turn + index) % 8 })),
      )
    }),
  )
  const rows = await db
    .selectFrom('product as p')
    .innerJoin('product_stock as s', 's.product_id', 'p.id')
    .select(['p.shown_stock', 's.available'])
    .execute()
  expect(rows.map((row) => row.shown_stock)).toEqual(rows.map((row) => Math.min(row.available, 6)))
})
