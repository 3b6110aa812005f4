import { expect, test } from 'vitest'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type ProductId, type UnitId } from '../../shared/ids.ts'
import { systemClock } from '../../shared/time.ts'
import { countLowStock, listStock, setThreshold, watchStock } from '../catalog/index.ts'
import { quarantineBatch, recountStock, releaseKeys, reserveKeys } from './index.ts'
import { testKeys } from './keys.fixture.ts'

const shop = await testKeys({ max: 8 })
const { db, outbox, events } = shop
const by = newId('acc')
const within = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run)

/** Counts as the shop does, looks, and says of how many it told. */
async function look(productId: ProductId): Promise<number> {
  await recountStock(db, [productId])
  return watchStock({ db, outbox, clock: systemClock })
}
const reserve = (productId: ProductId, unitIds: readonly UnitId[]) =>
  within((tx) => reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 }))
const watch = (productId: ProductId, threshold: number | null, seen: number | null = null) =>
  within((tx) => setThreshold(tx, { productId, threshold, seen, by }))

test('a dip is told once, however often the stock goes up and down around the threshold, and again after new keys', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, 5)
  await watch(productId, 3)
  const unitIds = await shop.someUnits(productId, 3)
  expect(await look(productId)).toBe(0)
  await reserve(productId, unitIds)
  expect(await look(productId)).toBe(1)
  expect(events.at(-1)).toMatchObject({ type: 'stock_low', productIds: [productId] })
  expect(await look(productId)).toBe(0)
  expect(await countLowStock(db)).toBe(1)
  // Nobody paid: the keys come back, and are reserved again.
  await within((tx) => releaseKeys(tx, unitIds, 'expired'))
  expect(await look(productId)).toBe(0)
  await reserve(productId, unitIds)
  expect(await look(productId)).toBe(0)

  await shop.aBatch(productId, 4)
  expect(await look(productId)).toBe(0)
  expect(await countLowStock(db)).toBe(0)
  await reserve(productId, await shop.someUnits(productId, 4))
  expect(await look(productId)).toBe(1)
})

test('a restock that is not enough ends no dip', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, 1)
  await watch(productId, 5)
  expect(await look(productId)).toBe(1)
  await shop.aBatch(productId, 2)
  expect(await look(productId)).toBe(0)
})

test('keys that come back from quarantine are new keys', async () => {
  const productId = await shop.aProduct()
  const batchId = await shop.aBatch(productId, 4)
  await watch(productId, 2)
  const move = (out: boolean) =>
    within((tx) => quarantineBatch(tx, batchId, { out, actor: { kind: 'staff', id: by }, reason: 'x' }))
  await move(true)
  expect(await look(productId)).toBe(1)
  await move(false)
  expect(await look(productId)).toBe(0)
  await move(true)
  expect(await look(productId)).toBe(1)
})

test('another threshold is another question; without one nobody is told', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, 2)
  await watch(productId, 2)
  expect(await look(productId)).toBe(1)
  await watch(productId, 3, 2)
  expect(await look(productId)).toBe(1)
  await watch(productId, null, 3)
  expect(await look(productId)).toBe(0)
})

test('of several that run low at once is told in one letter', async () => {
  const products = await Promise.all([shop.aProduct(), shop.aProduct()])
  for (const productId of products) {
    await shop.aBatch(productId, 1)
    await watch(productId, 1)
  }
  await recountStock(db, products)
  const before = events.length
  expect(await watchStock({ db, outbox, clock: systemClock })).toBe(2)
  expect(events.slice(before)).toMatchObject([
    { type: 'stock_low', productIds: expect.toSatisfy((ids: string[]) => ids.length === 2) },
  ])
})

test('the list is narrowed to what is low, and ordered by what is left', async () => {
  const [few, none] = await Promise.all([
    shop.aProduct({ slug: 'zzz-few' }),
    shop.aProduct({ slug: 'zzz-none' }),
  ])
  await shop.aBatch(few, 2)
  await watch(few, 2)
  await recountStock(db, [few])
  const query = { locale: 'en', sort: 'available', isDescending: false, page: 1 } as const
  const list = async (level: '' | 'low' | 'out' | 'watched') =>
    (await listStock(db, { ...query, filter: { text: 'ZZZ-', level } })).rows.map(
      ({ productId }) => productId,
    )
  expect(await list('')).toEqual([none, few])
  expect(await list('low')).toEqual([few])
  expect(await list('out')).toEqual([none])
  expect(await list('watched')).toEqual([few])
})

test('of two who set the same threshold at once one is written, and the other is told', async () => {
  const productId = await shop.aProduct()
  const told = expect.arrayContaining([{ ok: true }, { ok: false, reason: 'changed_meanwhile' }])
  expect(await Promise.all([watch(productId, 3), watch(productId, 4)])).toEqual(told)
  const { rows } = await shop.pool.query<{ threshold: number }>(
    'select threshold from shop.stock_watch where product_id = $1',
    [productId],
  )
  const there = rows[0]?.threshold ?? null
  expect(await Promise.all([watch(productId, null, there), watch(productId, 9, there)])).toEqual(told)
})
