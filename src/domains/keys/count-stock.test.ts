import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ProductId } from '../../shared/ids.ts'
import { countAvailable, recountAllStock, recountStock, reserveKeys } from './index.ts'
import { testKeys } from './keys.fixture.ts'

const shop = await testKeys()
const { db } = shop

async function shown(productId: ProductId): Promise<number | undefined> {
  const row = await db
    .selectFrom('product_stock')
    .select('available')
    .where('product_id', '=', productId)
    .executeTakeFirst()
  return row?.available
}

test('what is reserved or expired is not for sale, and a product without keys counts none', async () => {
  const [product, empty] = [await shop.aProduct(), await shop.aProduct()]
  await shop.aBatch(product, 4)
  const expired = await shop.aBatch(product, 2)
  await sql`update shop.key set expires_on = current_date - 1 where batch_id = ${expired}`.execute(db)
  const unitIds = await shop.someUnits(product, 1)
  await db.transaction().execute((tx) => reserveKeys(tx, [{ productId: product, unitIds }], { minutes: 30 }))

  expect(await countAvailable(db, [product, empty])).toEqual(
    new Map([
      [product, 3],
      [empty, 0],
    ]),
  )
  expect(await countAvailable(db, [])).toEqual(new Map())
})

test('nobody counts further than a thousand', async () => {
  const product = await shop.aProduct()
  await shop.aBatch(product, 1001)
  expect(await countAvailable(db, [product])).toEqual(new Map([[product, 1000]]))
})

test('the window is told, for one product or for all', async () => {
  const [sold, other] = [await shop.aProduct(), await shop.aProduct()]
  await shop.aBatch(sold, 2)
  await shop.aBatch(other, 2)
  for (const productId of [sold, other]) {
    const unitIds = await shop.someUnits(productId, 1)
    await db.transaction().execute((tx) => reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 }))
  }
  await recountStock(db, [sold])
  expect([await shown(sold), await shown(other)]).toEqual([1, 2])
  await recountAllStock(db)
  expect(await shown(other)).toBe(1)
})
