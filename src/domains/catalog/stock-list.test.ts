import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { eachStock, listStock, noteStock, putProducts } from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
await db.transaction().execute(putTestShelves)
const names = (text: string) => ({ en: text, fr: text })
const many = Array.from({ length: 1100 }, (_, n) => testProduct(`many-${n}`))
const kite = testProduct('dragon', { name: names('Kite Éditeur 100%'), status: 'archived' })
const ids = await db.transaction().execute((tx) => putProducts(tx, [...many, kite]))
await noteStock(
  db,
  ids.map((productId, n) => ({ productId, available: n % 100 })),
)
const order = { locale: 'en', sort: 'available', isDescending: true } as const

test.each([
  ['editeur KITE', ['dragon']],
  ['0%', ['dragon']],
  ['dragon', ['dragon']],
  [ids[3] ?? '', ['many-3']],
  ["' or true --", []],
])('a product is found in the stock by its words as in the catalogue: %s', async (text, slugs) => {
  const { rows, total } = await listStock(db, { ...order, filter: { text, level: '' }, page: 1 })
  expect([rows.map(({ slug }) => slug), total]).toEqual([slugs, slugs.length])
})

test('the file holds every product once, whatever is sold while it is written', async () => {
  const seen: string[] = []
  for await (const piece of eachStock(db, { ...order, filter: { text: '', level: '' } })) {
    seen.push(...piece.map(({ productId }) => productId))
    await noteStock(
      db,
      piece.map(({ productId }) => ({ productId, available: 0 })),
    )
  }
  expect(seen.toSorted()).toEqual(ids.toSorted())
})
