import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { after, systemClock as clock, days, hours } from '../../shared/time.ts'
import {
  applySales,
  type CatalogueQuery,
  catalogVersion,
  findProduct,
  importPriceHistory,
  listHighlights,
  listListPrices,
  listProducts,
  noteStock,
  planSale,
  putListPrices,
  putProduct,
  suggestProducts,
} from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
await db.transaction().execute(putTestShelves)
let count = 0

/** A product at 20.00 in euros and at what is said in others, all of them for two months. */
async function aProduct(prices: Readonly<Record<string, number>> = {}, categorySlug = 'office') {
  const slug = `listed-${++count}`
  const product = testProduct(slug, { price: money(2000, 'EUR'), categorySlug })
  const id = await db.transaction().execute((tx) => putProduct(tx, product))
  await list(slug, prices)
  const at = after(clock.now(), -days(60))
  const past = Object.entries({ EUR: 2000, ...prices }).map(([currency, minor]) => ({
    productId: id,
    price: money(minor, currency),
    regularPrice: null,
    at,
  }))
  await db.transaction().execute((tx) => importPriceHistory(tx, past))
  await noteStock(db, [{ productId: id, available: 9 }])
  return { id, slug }
}

const list = (slug: string, prices: Readonly<Record<string, number | null>>) =>
  db.transaction().execute((tx) =>
    putListPrices(
      tx,
      Object.entries(prices).map(([currency, minor]) =>
        minor === null
          ? { slug, currency, price: null }
          : { slug, price: money(minor, currency), regularPrice: null },
      ),
    ),
  )

const plan = (products: ProductId[], terms: { percent: number } | { price: ReturnType<typeof money> }) => {
  const now = clock.now()
  const sale = {
    name: 'x',
    scope: { products },
    terms,
    startsAt: after(now, -hours(1)),
    endsAt: after(now, hours(1)),
  }
  return db.transaction().execute((tx) => planSale(tx, sale, { kind: 'system' }))
}

/** What the window says in a currency: the price, and what a reduction is told from. */
async function asked(slug: string, currency: string) {
  const page = await findProduct(db, slug, clock, currency)
  return [page?.price, page?.lowestPriceBefore?.minor ?? null]
}

test('a product is shown in the currency that is read, and in euros where it has no price in it', async () => {
  const { slug } = await aProduct({ GBP: 1749, JPY: 3200 })
  expect(await asked(slug, 'GBP')).toEqual([money(1749, 'GBP'), null])
  expect(await asked(slug, 'JPY')).toEqual([money(3200, 'JPY'), null])
  expect(await asked(slug, 'PLN')).toEqual([money(2000, 'EUR'), null])
  expect(await findProduct(db, slug, clock, 'PLN')).toMatchObject({ readIn: 'PLN' })
  const suggested = await suggestProducts(db, 'thing', 'en', 20, 'JPY')
  expect(suggested.find((each) => each.slug === slug)?.price).toEqual(money(3200, 'JPY'))
})

test('every price in every currency leaves its trace, and a trace cannot be wiped out', async () => {
  const { id, slug } = await aProduct()
  const version = await catalogVersion(db)
  await list(slug, { GBP: 1749 })
  expect(await catalogVersion(db)).toBeGreaterThan(version)
  await list(slug, { GBP: 1649 })
  await list(slug, { GBP: 1649 })
  await list(slug, { GBP: null })
  expect(await asked(slug, 'GBP')).toEqual([money(2000, 'EUR'), null])
  const log = await db
    .selectFrom('price_change')
    .select('price_minor')
    .where('product_id', '=', id)
    .where('currency', '=', 'GBP')
    .orderBy('at')
    .execute()
  expect(log.map((line) => line.price_minor)).toEqual([1749, 1649])
  const wiped = sql`delete from shop.price_change where product_id = ${id} and currency = 'GBP'`.execute(db)
  await expect(wiped).rejects.toThrow()
})

test('a percentage lowers every price, in whole smallest units and in favour of the buyer', async () => {
  const { id, slug } = await aProduct({ GBP: 1749, JPY: 3201 })
  await plan([id], { percent: 25 })
  expect(await applySales(db)).toBe(3)
  expect(await asked(slug, 'EUR')).toEqual([money(1500, 'EUR'), 2000])
  expect(await asked(slug, 'GBP')).toEqual([money(1311, 'GBP'), 1749])
  expect(await asked(slug, 'JPY')).toEqual([money(2400, 'JPY'), 3201])
  await sql`update shop.sale set starts_at = now() - interval '2 days', ends_at = now() - interval '1 ms'`.execute(
    db,
  )
  expect(await applySales(db)).toBe(3)
  expect(await asked(slug, 'JPY')).toEqual([money(3201, 'JPY'), null])
})

test('a price of a sale is one in its own currency alone', async () => {
  const { id, slug } = await aProduct({ GBP: 1749 })
  await plan([id], { price: money(999, 'GBP') })
  expect(await applySales(db)).toBe(1)
  expect(await asked(slug, 'GBP')).toEqual([money(999, 'GBP'), 1749])
  expect(await asked(slug, 'EUR')).toEqual([money(2000, 'EUR'), null])
})

// Directive 98/6/EC art. 6a: the lowest price of the 30 days before, which is another history in each currency.
test('a reduction is told from the lowest price of thirty days in its own currency', async () => {
  const { id, slug } = await aProduct({ GBP: 1749, JPY: 3200 })
  const ago = (n: number) => after(clock.now(), -days(n))
  // For a week it was cheaper in pounds, and in no other currency.
  const cheaper = [
    { productId: id, price: money(1199, 'GBP'), regularPrice: null, at: ago(20) },
    { productId: id, price: money(1749, 'GBP'), regularPrice: null, at: ago(13) },
  ]
  await db.transaction().execute((tx) => importPriceHistory(tx, cheaper))
  await plan([id], { percent: 20 })
  await applySales(db)
  expect(await asked(slug, 'EUR')).toEqual([money(1600, 'EUR'), 2000])
  expect(await asked(slug, 'JPY')).toEqual([money(2560, 'JPY'), 3200])
  // 13.99 is more than was asked three weeks ago: nothing may be told.
  expect(await asked(slug, 'GBP')).toEqual([money(1399, 'GBP'), null])
})

test('amounts of two currencies are never compared: what is in euros comes last, and no filter in yen finds it', async () => {
  const category = 'sound'
  const cheap = await aProduct({ JPY: 900 }, category)
  const dear = await aProduct({ JPY: 9000 }, category)
  const inEuros = await aProduct({}, category)
  const query: CatalogueQuery = {
    ...{ locale: 'en', currency: 'JPY', platforms: [], regions: [], categories: [category] },
    ...{ inStock: false, onSale: false, sort: 'price_up', page: 1 },
  }
  const slugs = async (change: Partial<CatalogueQuery>) =>
    (await listProducts(db, { ...query, ...change }, clock)).products.map(({ slug }) => slug)
  expect(await slugs({})).toEqual([cheap.slug, dear.slug, inEuros.slug])
  expect(await slugs({ sort: 'price_down' })).toEqual([dear.slug, cheap.slug, inEuros.slug])
  expect(await slugs({ minPriceMinor: 1000 })).toEqual([dear.slug])
  // 2000 is the price in cents of the third.
  expect(await slugs({ minPriceMinor: 1500, maxPriceMinor: 2500 })).toEqual([])
  const { facets } = await listProducts(db, query, clock)
  expect(facets.price).toEqual({ minMinor: 900, maxMinor: 9000 })
  expect(await slugs({ currency: 'EUR', maxPriceMinor: 2500 })).toHaveLength(3)
})

test('what is on sale is asked of the price that is read', async () => {
  const { id, slug } = await aProduct({ GBP: 1749 }, 'games')
  await plan([id], { price: money(999, 'GBP') })
  await applySales(db)
  const onSale = async (currency: string) =>
    (await listHighlights(db, clock, currency)).onSale.map((each) => each.slug)
  expect(await onSale('GBP')).toContain(slug)
  expect(await onSale('EUR')).not.toContain(slug)
})

test('a file of prices is written whole or not at all', async () => {
  const { slug } = await aProduct({ GBP: 1749 })
  const outcome = await db.transaction().execute((tx) =>
    putListPrices(tx, [
      { slug, price: money(1, 'GBP'), regularPrice: null },
      { slug: 'nowhere', price: money(1, 'GBP'), regularPrice: null },
    ]),
  )
  expect(outcome).toEqual({ ok: false, unknownSlugs: ['nowhere'] })
  expect(await asked(slug, 'GBP')).toEqual([money(1749, 'GBP'), null])
  await db
    .transaction()
    .execute((tx) =>
      putListPrices(tx, [{ slug, price: money(1900, 'EUR'), regularPrice: money(2500, 'EUR') }]),
    )
  expect(await asked(slug, 'EUR')).toEqual([money(1900, 'EUR'), 2000])
  const mine = (await listListPrices(db)).filter((each) => each.slug === slug)
  expect(mine).toEqual([
    { slug, price: money(1900, 'EUR'), regularPrice: money(2500, 'EUR') },
    { slug, price: money(1749, 'GBP'), regularPrice: null },
  ])
})

test('two who write the prices of the same products wait for each other', async () => {
  const products = await Promise.all(Array.from({ length: 4 }, () => aProduct({ GBP: 1000, USD: 1000 })))
  const write = (minor: number, order: typeof products) =>
    db.transaction().execute((tx) =>
      putListPrices(
        tx,
        order.flatMap(({ slug }) => [
          { slug, price: money(minor, 'USD'), regularPrice: null },
          { slug, price: money(minor, 'EUR'), regularPrice: null },
        ]),
      ),
    )
  const both = [1, 2, 3, 4].flatMap((n) => [
    write(1000 + n, products),
    write(2000 + n, products.toReversed()),
    applySales(db),
  ])
  await expect(Promise.all(both)).resolves.toBeDefined()
})
