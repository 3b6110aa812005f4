import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { money } from '../../shared/money.ts'
import { after, days } from '../../shared/time.ts'
import {
  countProducts,
  findKeyPattern,
  findProductForKeys,
  getProductsForSale,
  importPriceHistory,
  listCategories,
  listHighlights,
  listKeyPatterns,
  listPlatforms,
  listProductColours,
  listRegions,
  listSlugsForSitemap,
  noteStock,
  putProducts,
} from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const clock = { now: () => now }

const reduced = (slug: string, minor: number, daysOld: number) =>
  testProduct(slug, {
    price: money(minor, 'EUR'),
    regularPrice: money(10_000, 'EUR'),
    createdAt: after(now, -days(daysOld)),
  })

const [plain, halved, cut, draft, early] = await db.transaction().execute(async (tx) => {
  await putTestShelves(tx)
  const ids = await putProducts(tx, [
    testProduct('plain', { regionCode: 'eu', createdAt: after(now, -days(1)) }),
    reduced('halved', 5000, 2),
    reduced('cut', 9000, 3),
    testProduct('draft', { status: 'draft', keyPattern: '^[A-Z]{5}$' }),
    testProduct('early', {
      categorySlug: 'games',
      releaseAt: after(now, days(9)),
      createdAt: after(now, -days(4)),
    }),
    reduced('gone', 1000, 5),
  ])
  await importPriceHistory(
    tx,
    ids.map((productId) => ({
      productId,
      price: money(10_000, 'EUR'),
      regularPrice: null,
      at: after(now, -days(99)),
    })),
  )
  await noteStock(
    tx,
    ids.slice(0, 4).map((productId) => ({ productId, available: 3 })),
  )
  return ids
})
if (!plain || !halved || !cut || !draft || !early) throw new Error('a product is missing')

test('what is for sale has today’s price, region and stock; drafts and unknown ids are left out', async () => {
  const products = await getProductsForSale(db, [plain, early, draft], clock)
  expect(products.toSorted((a, b) => (a.slug < b.slug ? 1 : -1))).toMatchObject([
    {
      id: plain,
      price: { minor: 1999, currency: 'EUR' },
      region: { code: 'eu', countries: ['DE', 'FR', 'IE'] },
      availability: { kind: 'few', left: 3 },
      releaseAt: null,
    },
    { id: early, availability: { kind: 'preorder' }, releaseAt: after(now, days(9)) },
  ])
  expect(await getProductsForSale(db, [], clock)).toEqual([])
})

test('a pre-order becomes an ordinary product on its day', async () => {
  const [product] = await getProductsForSale(db, [early], { now: () => after(now, days(9)) })
  expect(product?.availability).toEqual({ kind: 'sold_out' })
})

test('highlights: deepest reduction in stock first, newest first, categories that hold something', async () => {
  const { onSale, newest, categories } = await listHighlights(db, clock)
  expect(onSale.map((card) => card.slug)).toEqual(['halved', 'cut'])
  expect(newest.map((card) => card.slug)).toEqual(['plain', 'halved', 'cut', 'early', 'gone'])
  expect(categories.map(({ slug, count }) => [slug, count])).toEqual([
    ['office', 4],
    ['games', 1],
  ])
})

test('shelves are listed in their order', async () => {
  expect((await listCategories(db)).map((category) => category.slug)).toEqual(['office', 'games', 'sound'])
  expect((await listPlatforms(db)).map((platform) => platform.code)).toEqual([
    'harbour',
    'kestrel',
    'lumen-store',
  ])
  expect((await listRegions(db)).map((region) => region.code)).toEqual(['worldwide', 'eu', 'us'])
})

test('the sitemap reads active products page by page', async () => {
  const first = await listSlugsForSitemap(db, '', 3)
  const second = await listSlugsForSitemap(db, first.at(-1)?.slug ?? '', 3)
  expect([...first, ...second].map((page) => page.slug)).toEqual(['cut', 'early', 'gone', 'halved', 'plain'])
  expect(await countProducts(db)).toBe(5)
})

test('keys may be brought for a draft, and its looks outlive its sale', async () => {
  expect(await findProductForKeys(db, 'draft')).toEqual({
    id: draft,
    slug: 'draft',
    keyPattern: '^[A-Z]{5}$',
  })
  expect(await findProductForKeys(db, 'unknown')).toBeUndefined()
  expect(await findKeyPattern(db, draft)).toBe('^[A-Z]{5}$')
  expect(await findKeyPattern(db, plain)).toBeNull()
  expect(await listKeyPatterns(db)).toEqual([{ productId: draft, slug: 'draft', pattern: '^[A-Z]{5}$' }])
  expect((await listProductColours(db, [draft])).get(draft)).toEqual({
    slug: 'draft',
    colours: { blade: 'oklch(80% 0.1 90)', ground: 'oklch(30% 0.05 90)' },
  })
})
