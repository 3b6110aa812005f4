import { expect, test } from 'vitest'
import { bundles } from '../../demo/products/bundles.ts'
import { products } from '../../demo/products.ts'
import { cheaperBefore, sales } from '../../demo/sales.ts'
import { testDatabase } from '../../test/support/database.ts'
import {
  catalogVersion,
  countProducts,
  findProduct,
  listProducts,
  listSales,
  noteStock,
} from '../domains/catalog/index.ts'
import { vatRate } from '../domains/tax/index.ts'
import { money } from '../shared/money.ts'
import { systemClock as clock } from '../shared/time.ts'
import { seedDemoCatalogue } from './seed.ts'
import { seedLargeCatalogue } from './seed-large.ts'

const { db } = await testDatabase()
const before = performance.now()
const stock = await db.transaction().execute((tx) => seedDemoCatalogue(tx, clock))
const seedMillis = performance.now() - before
await noteStock(
  db,
  stock.map(({ productId, demoKeys }) => ({ productId, available: demoKeys })),
)

const all = { platforms: [], regions: [], categories: [], inStock: false, onSale: false, page: 1 }

test('the demo fills an empty shop in a moment', async () => {
  expect(await countProducts(db)).toBe(products.length + bundles.length)
  expect(seedMillis).toBeLessThan(3000)
  expect(await vatRate(db, 'FR', clock.now())).toBe(2000)
})

test('it says how many keys each product wants, and of what form', () => {
  expect(stock.map(({ slug, demoKeys, keyPattern }) => ({ slug, demoKeys, keyPattern }))).toEqual(
    products.map(({ slug, demoKeys, keyPattern }) => ({ slug, demoKeys, keyPattern })),
  )
})

test('every product has its page, and every reduction its lowest price before', async () => {
  for (const product of products) {
    const page = await findProduct(db, product.slug, clock)
    const isInSale = sales.some(({ slugs }) => slugs.includes(product.slug))
    const before = isInSale ? (cheaperBefore[product.slug]?.priceMinor ?? product.priceMinor) : undefined
    const regularPriceMinor = product.regularPriceMinor ?? before
    expect(page?.name, product.slug).toEqual(product.name)
    expect(page?.lowestPriceBefore, product.slug).toEqual(
      regularPriceMinor === undefined ? null : money(regularPriceMinor, 'EUR'),
    )
  }
})

test('sales are on, and seeding again begins none anew', async () => {
  const on = sales.flatMap(({ slugs }) => slugs)
  expect(on.length).toBeGreaterThan(1)
  for (const slug of on) {
    const page = await findProduct(db, slug, clock)
    expect(page?.price.minor).toBeLessThan(products.find((product) => product.slug === slug)?.priceMinor ?? 0)
    expect(page?.saleUntil).not.toBeNull()
  }
  await db.transaction().execute((tx) => seedDemoCatalogue(tx, clock))
  expect((await listSales(db)).total).toBe(sales.length)
})

test('something is sold out, something is on sale, something is to come', async () => {
  const page = await listProducts(db, { ...all, locale: 'en', currency: 'EUR', sort: 'newest' }, clock)
  expect(page.facets.onSale).toBeGreaterThan(2)
  expect(page.total - page.facets.inStock).toBeGreaterThan(1)
  expect(products.filter((product) => product.releaseInDays !== undefined).length).toBeGreaterThan(0)
})

test('the newest products come from more than one category', async () => {
  const { products: newest } = await listProducts(
    db,
    { ...all, locale: 'en', currency: 'EUR', sort: 'newest' },
    clock,
  )
  const slugs = newest.slice(0, 8).map((card) => card.slug)
  const shelves = products
    .filter((product) => slugs.includes(product.slug))
    .map((product) => product.category)
  expect(new Set(shelves).size).toBeGreaterThan(3)
})

test('seeding again keeps the ids and adds nothing', async () => {
  const again = await db.transaction().execute((tx) => seedDemoCatalogue(tx, clock))
  expect(again.map((item) => item.productId)).toEqual(stock.map((item) => item.productId))
  expect(await countProducts(db)).toBe(products.length + bundles.length)
})

test('a large catalogue comes in batches, says how far it is, and is the same each time', async () => {
  const version = await catalogVersion(db)
  const progress: number[] = []
  const size = { products: 1100, keys: 5000, clock }
  const large = await seedLargeCatalogue(db, { ...size, onProgress: (done) => progress.push(done) })
  expect(progress).toEqual([500, 1000, 1100])
  expect(new Set(large.map((item) => item.productId)).size).toBe(1100)
  expect(large.reduce((sum, item) => sum + item.demoKeys, 0)).toBe(5000)
  expect(await countProducts(db)).toBe(products.length + bundles.length + 1100)
  expect(await catalogVersion(db)).toBeGreaterThan(version)
  expect(await seedLargeCatalogue(db, size)).toEqual(large)
})
