import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { money } from '../../shared/money.ts'
import { catalogVersion, findProduct, type NewProduct, putProduct, putProducts } from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
const clock = { now: () => new Date('2026-11-23T12:00:00Z') }
await db.transaction().execute(putTestShelves)

function put(product: NewProduct) {
  return db.transaction().execute((tx) => putProduct(tx, product))
}

test('a product is read as it was written', async () => {
  const product = testProduct('whole', {
    family: 'wholes',
    edition: { en: 'Full', fr: 'Complet' },
    regionCode: 'eu',
    features: { en: ['one', 'two'], fr: ['un', 'deux'] },
    releaseAt: new Date('2027-01-01T00:00:00Z'),
  })
  const id = await put(product)
  const { slug, name, edition, summary, description, features, publisher, price, regularPrice, colours } =
    product
  expect(await findProduct(db, 'whole', clock)).toMatchObject({
    ...{ id, slug, name, edition, summary, description, features, publisher, price, regularPrice, colours },
    category: { slug: 'office', name: { en: 'Office', fr: 'Bureau' } },
    platform: { code: 'harbour', activationUrl: 'https://harbour.example/activate' },
    region: { code: 'eu', countries: ['DE', 'FR', 'IE'] },
    availability: { kind: 'preorder', releaseAt: product.releaseAt },
  })
})

test('writing a slug again changes the product and keeps its id', async () => {
  const id = await put(testProduct('again'))
  expect(await put(testProduct('again', { publisher: 'Fern', edition: { en: 'Two', fr: 'Deux' } }))).toBe(id)
  expect(await findProduct(db, 'again', clock)).toMatchObject({ publisher: 'Fern', edition: { en: 'Two' } })
})

test('ids come in the order of the products, new ones and known ones', async () => {
  const known = await put(testProduct('known'))
  const ids = await db
    .transaction()
    .execute((tx) => putProducts(tx, [testProduct('z'), testProduct('known'), testProduct('a')]))
  expect(ids[1]).toBe(known)
  const rows = await db.selectFrom('product').select(['id', 'slug']).where('id', 'in', ids).execute()
  expect(ids.map((id) => rows.find((row) => row.id === id)?.slug)).toEqual(['z', 'known', 'a'])
})

// Directive 98/6/EC art. 6a: no price may be asked without a trace.
test('every change of price or regular price leaves its trace, anything else leaves none', async () => {
  const asked = [
    { price: money(2000, 'EUR') },
    { price: money(2000, 'EUR'), publisher: 'Other' },
    { price: money(1500, 'EUR') },
    { price: money(1500, 'EUR'), regularPrice: money(2000, 'EUR') },
  ]
  let id = await put(testProduct('traced', asked[0]))
  for (const differences of asked.slice(1)) id = await put(testProduct('traced', differences))
  const trace = await db
    .selectFrom('price_change')
    .select(['price_minor', 'regular_price_minor'])
    .where('product_id', '=', id)
    .orderBy('at')
    .execute()
  expect(trace.map((row) => [row.price_minor, row.regular_price_minor])).toEqual([
    [2000, null],
    [1500, null],
    [1500, 2000],
  ])
})

test('a trace of a price cannot be changed', async () => {
  await put(testProduct('fixed'))
  await expect(db.updateTable('price_change').set({ price_minor: 1 }).execute()).rejects.toThrow(
    'append-only',
  )
})

test('a regular price that is not above the price is refused', async () => {
  await expect(put(testProduct('wrong', { regularPrice: money(1999, 'EUR') }))).rejects.toThrow(
    'check constraint',
  )
})

test('writing products raises the version once per transaction, writing the same again still counts', async () => {
  const before = await catalogVersion(db)
  await db.transaction().execute(async (tx) => {
    await putProducts(tx, [testProduct('v-1'), testProduct('v-2')])
    await putProduct(tx, testProduct('v-3'))
  })
  expect(await catalogVersion(db)).toBe(before + 1)
})

test('what is rolled back raises nothing', async () => {
  const before = await catalogVersion(db)
  await expect(
    db.transaction().execute(async (tx) => {
      await putProduct(tx, testProduct('never'))
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  expect(await catalogVersion(db)).toBe(before)
})

test('transactions that write the same products crosswise wait for each other and both succeed', async () => {
  const [one, two] = [testProduct('cross-1'), testProduct('cross-2')]
  await Promise.all(
    Array.from({ length: 12 }, (_, turn) =>
      db.transaction().execute((tx) => putProducts(tx, turn % 2 === 0 ? [one, two] : [two, one])),
    ),
  )
  expect(await findProduct(db, 'cross-1', clock)).toBeDefined()
})
