import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { money } from '../../shared/money.ts'
import { after, days } from '../../shared/time.ts'
import {
  type CatalogueQuery,
  importPriceHistory,
  listProducts,
  type NewProduct,
  noteStock,
  pageSize,
  putProducts,
} from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const clock = { now: () => now }

type Stocked = { product: NewProduct; available: number }

const platforms = ['harbour', 'kestrel', 'lumen-store']
const regions = ['worldwide', 'eu', 'us']
const categories = ['office', 'games', 'sound']
const nouns = ['garden', 'studio', 'puzzle']

const aProduct = fc.record({
  platformCode: fc.constantFrom(...platforms),
  regionCode: fc.constantFrom(...regions),
  categorySlug: fc.constantFrom(...categories),
  kind: fc.constantFrom('software' as const, 'game' as const),
  status: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'draft' as const),
  noun: fc.constantFrom(...nouns),
  priceMinor: fc.integer({ min: 1, max: 9 }).map((tens) => tens * 1000),
  isReduced: fc.boolean(),
  releaseAt: fc.constantFrom(null, null, after(now, -days(1)), after(now, days(1))),
  available: fc.constantFrom(0, 0, 3, 50),
})

const catalogue: Stocked[] = fc
  .sample(aProduct, { numRuns: 150, seed: 7 })
  .map(({ noun, priceMinor, isReduced, available, ...rest }, index) => ({
    available,
    product: testProduct(`p-${index}`, {
      ...rest,
      name: { en: `Big ${noun} ${index}`, fr: `Grand ${noun} ${index}` },
      price: money(priceMinor, 'EUR'),
      regularPrice: isReduced ? money(priceMinor + 500, 'EUR') : null,
      createdAt: after(now, -days(index)),
    }),
  }))

await db.transaction().execute(async (tx) => {
  await putTestShelves(tx)
  const ids = await putProducts(
    tx,
    catalogue.map(({ product }) => product),
  )
  // Every product was dearer before; a reduction is told only where the shop calls it one.
  await importPriceHistory(
    tx,
    ids.map((productId) => ({
      productId,
      price: money(20_000, 'EUR'),
      regularPrice: null,
      at: after(now, -days(99)),
    })),
  )
  await noteStock(
    tx,
    ids.map((productId, index) => ({ productId, available: catalogue[index]?.available ?? 0 })),
  )
})

const someOf = (values: string[]) => fc.oneof(fc.constant([]), fc.subarray(values, { minLength: 1 }))

const aQuery: fc.Arbitrary<CatalogueQuery> = fc
  .record({
    platforms: someOf(platforms),
    regions: someOf([...regions, 'moon']),
    categories: someOf(categories),
    kinds: fc.subarray(['software' as const, 'game' as const]),
    text: fc.constantFrom('', 'garden', 'big studio', 'GRÂND', 'puzzle 1'),
    minPriceMinor: fc.option(fc.integer({ min: 0, max: 9000 }), { nil: undefined }),
    maxPriceMinor: fc.option(fc.integer({ min: 0, max: 2 ** 40 }), { nil: undefined }),
    inStock: fc.boolean(),
    onSale: fc.boolean(),
    sort: fc.constantFrom('newest' as const, 'price_up' as const, 'price_down' as const, 'name' as const),
    page: fc.constantFrom(1, 1, 2, 3, 1000),
  })
  .map(({ minPriceMinor, maxPriceMinor, ...rest }) => ({
    ...rest,
    locale: 'en' as const,
    currency: 'EUR',
    ...(minPriceMinor !== undefined && { minPriceMinor }),
    ...(maxPriceMinor !== undefined && { maxPriceMinor }),
  }))

test('a page and its facets are those of a naive reading of the whole catalogue', async () => {
  await fc.assert(
    fc.asyncProperty(aQuery, async (query) => {
      const page = await listProducts(db, query, clock)
      const model = readNaively(query)
      expect(page.products.map((card) => card.slug)).toEqual(model.slugs)
      expect(countsOf(page)).toEqual(model.counts)
    }),
    { numRuns: 120 },
  )
})

const one: CatalogueQuery = {
  locale: 'en',
  currency: 'EUR',
  platforms: [],
  regions: [],
  categories: [],
  inStock: false,
  onSale: false,
  sort: 'newest',
  page: 1,
}

test('pages follow each other without a product twice or missing', async () => {
  for (const sort of ['relevance', 'newest', 'price_up', 'price_down', 'name'] as const) {
    const { pageCount, total } = await listProducts(db, { ...one, sort }, clock)
    const pages = await Promise.all(
      Array.from({ length: pageCount }, (_, index) =>
        listProducts(db, { ...one, sort, page: index + 1 }, clock),
      ),
    )
    const slugs = pages.flatMap((page) => page.products.map((card) => card.slug))
    expect(slugs).toHaveLength(total)
    expect(new Set(slugs).size).toBe(total)
  }
})

test('a page past the end is the last one, a page before the first is the first', async () => {
  const last = await listProducts(db, { ...one, page: 1_000_000_000 }, clock)
  expect(last.page).toBe(last.pageCount)
  expect(last.products.length).toBeGreaterThan(0)
  expect((await listProducts(db, { ...one, page: -3 }, clock)).page).toBe(1)
})

test('facets stand in their order: categories as placed, platforms by name, the widest region first', async () => {
  const { facets } = await listProducts(db, one, clock)
  expect(facets.categories.map((choice) => choice.value)).toEqual(categories)
  expect(facets.platforms.map((choice) => choice.label.fr)).toEqual(['Harbour', 'Kestrel', 'Lumen-store'])
  expect(facets.regions.map((choice) => choice.label.fr)).toEqual([
    'Monde entier',
    'Union européenne',
    'États-Unis',
  ])
})

test('a choice that leaves nothing stays, so that it can be taken back', async () => {
  const { facets, total } = await listProducts(
    db,
    { ...one, text: 'garden', platforms: ['kestrel'], maxPriceMinor: 1 },
    clock,
  )
  expect(total).toBe(0)
  expect(facets.platforms).toEqual([{ value: 'kestrel', label: { en: 'Kestrel', fr: 'Kestrel' }, count: 0 }])
})

type Page = Awaited<ReturnType<typeof listProducts>>

function countsOf({ facets, total, pageCount }: Page) {
  const counted = (choices: { value: string; count: number }[]) =>
    Object.fromEntries(choices.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]))
  return {
    total,
    pageCount,
    platforms: counted(facets.platforms),
    regions: counted(facets.regions),
    categories: counted(facets.categories),
    inStock: facets.inStock,
    onSale: facets.onSale,
    price: facets.price,
  }
}

// Every rule once more, one product at a time and with a filter left out by its name.
function readNaively(query: CatalogueQuery) {
  const words = (query.text ?? '').toLowerCase().replace('â', 'a').split(' ')
  const isDeliverable = ({ product, available }: Stocked) =>
    available > 0 && (product.releaseAt === null || product.releaseAt <= now)
  const filters: Record<string, (item: Stocked) => boolean> = {
    status: ({ product }) => product.status === 'active',
    text: ({ product }) => words.every((word) => hasWord(product, word)),
    kinds: ({ product }) => query.kinds?.length === 0 || query.kinds?.includes(product.kind) === true,
    platforms: ({ product }) =>
      query.platforms.length === 0 || query.platforms.includes(product.platformCode),
    regions: ({ product }) => query.regions.length === 0 || query.regions.includes(product.regionCode),
    categories: ({ product }) =>
      query.categories.length === 0 || query.categories.includes(product.categorySlug),
    price: ({ product }) =>
      product.price.minor >= (query.minPriceMinor ?? 0) &&
      product.price.minor <= (query.maxPriceMinor ?? Number.POSITIVE_INFINITY),
    inStock: (item) => !query.inStock || isDeliverable(item),
    onSale: ({ product }) => !query.onSale || product.regularPrice !== null,
  }
  const left = (without: string) =>
    catalogue.filter((item) =>
      Object.entries(filters).every(([name, keeps]) => name === without || keeps(item)),
    )
  const tally = (without: string, value: (product: NewProduct) => string) => {
    const counts: Record<string, number> = {}
    for (const { product } of left(without)) counts[value(product)] = (counts[value(product)] ?? 0) + 1
    return counts
  }
  const found = left('none')
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(query.page, pageCount)
  const prices = left('price').map(({ product }) => product.price.minor)
  return {
    slugs: sortNaively(found, query)
      .map(({ product }) => product.slug)
      .slice((page - 1) * pageSize, page * pageSize),
    counts: {
      total: found.length,
      pageCount,
      platforms: tally('platforms', (product) => product.platformCode),
      regions: tally('regions', (product) => product.regionCode),
      categories: tally('categories', (product) => product.categorySlug),
      inStock: left('inStock').filter(isDeliverable).length,
      onSale: left('onSale').filter(({ product }) => product.regularPrice !== null).length,
      price: prices.length === 0 ? null : { minMinor: Math.min(...prices), maxMinor: Math.max(...prices) },
    },
  }
}

function hasWord(product: NewProduct, word: string): boolean {
  const text =
    ` ${product.name.en} ${product.name.fr} ${product.publisher} ${product.platformCode}`.toLowerCase()
  return word.length < 3 ? text.includes(` ${word}`) : text.includes(word)
}

// The catalogue was written newest first, so its own order is "newest" and that of the ids.
function sortNaively(items: Stocked[], query: CatalogueQuery): Stocked[] {
  const name = ({ product }: Stocked) => product.name.en.toLowerCase()
  switch (query.sort) {
    case 'price_up':
      return items.toSorted((a, b) => a.product.price.minor - b.product.price.minor)
    case 'price_down':
      return items.toSorted((a, b) => a.product.price.minor - b.product.price.minor).reverse()
    case 'name':
      return items.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
    default:
      return items
  }
}
