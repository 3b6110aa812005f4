import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { money } from '../../shared/money.ts'
import { after, days } from '../../shared/time.ts'
import { findProduct, importPriceHistory, type NewProduct, noteStock, putProducts } from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
const now = new Date()
const clock = { now: () => now }
await db.transaction().execute(putTestShelves)

async function put(...products: NewProduct[]) {
  const ids = await db.transaction().execute((tx) => putProducts(tx, products))
  await noteStock(
    db,
    ids.map((productId) => ({ productId, available: 9 })),
  )
  return ids
}

test.each(['draft', 'archived'] as const)('a product that is %s is not found', async (status) => {
  await put(testProduct(`is-${status}`, { status }))
  expect(await findProduct(db, `is-${status}`, clock)).toBeUndefined()
})

test('an unknown slug is not found', async () => {
  expect(await findProduct(db, "nothing'; --", clock)).toBeUndefined()
})

test('siblings are the other active editions, the cheapest first', async () => {
  const edition = (slug: string, minor: number, differences: Partial<NewProduct> = {}) =>
    testProduct(slug, { family: 'moss', categorySlug: 'games', price: money(minor, 'EUR'), ...differences })
  await put(
    edition('moss-pro', 5000),
    edition('moss', 3000),
    edition('moss-home', 1000),
    edition('moss-old', 10, { status: 'archived' }),
  )
  const page = await findProduct(db, 'moss', clock)
  expect(page?.siblings.map((card) => card.slug)).toEqual(['moss-home', 'moss-pro'])
  expect(page?.related).toEqual([])
})

test('related products are the next four in stock of the category, round in a ring, without the family', async () => {
  const [, , soldOut] = await put(
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => testProduct(slug, { categorySlug: 'sound' })),
    testProduct('g', { categorySlug: 'sound', family: 'gs' }),
    testProduct('g-plus', { categorySlug: 'sound', family: 'gs' }),
  )
  if (soldOut) await noteStock(db, [{ productId: soldOut, available: 0 }])
  const related = async (slug: string) =>
    (await findProduct(db, slug, clock))?.related.map((card) => card.slug).sort()
  expect(await related('a')).toEqual(['b', 'd', 'e', 'f'])
  expect(await related('g')).toEqual(['a', 'b', 'd', 'e'])
  expect(await related('f')).toEqual(['a', 'b', 'g', 'g-plus'])
})

type Past = [daysAgo: number, minor: number, regularMinor: number | null]

// Directive 98/6/EC art. 6a, Court of Justice C-330/23: the lowest price of the 30 days before the reduction began.
test.each<[string, Past[], number | null]>([
  [
    'one price before the sale',
    [
      [60, 100, null],
      [5, 80, 100],
    ],
    100,
  ],
  [
    'a dip within the 30 days',
    [
      [60, 100, null],
      [20, 90, null],
      [15, 100, null],
      [5, 80, 100],
    ],
    90,
  ],
  [
    'a dip before them',
    [
      [90, 90, null],
      [40, 100, null],
      [5, 80, 100],
    ],
    100,
  ],
  [
    'a dip that lasted into them',
    [
      [90, 90, null],
      [34, 100, null],
      [5, 80, 100],
    ],
    90,
  ],
  [
    'a dip below the price of the sale',
    [
      [60, 100, null],
      [20, 70, null],
      [15, 100, null],
      [5, 80, 100],
    ],
    null,
  ],
  [
    'a price in force for ever',
    [
      [900, 120, null],
      [5, 80, 100],
    ],
    120,
  ],
  [
    'a reduction that grew, from before its first step',
    [
      [60, 100, null],
      [45, 90, 100],
      [5, 80, 100],
    ],
    100,
  ],
  [
    'a reduction that ran longer than 30 days',
    [
      [90, 100, null],
      [50, 80, 100],
    ],
    100,
  ],
  [
    'a reduction that was interrupted, anew',
    [
      [60, 100, null],
      [20, 90, 100],
      [19, 100, null],
      [5, 80, 100],
    ],
    90,
  ],
  [
    'a reduced price that was raised, anew',
    [
      [60, 100, null],
      [20, 70, 100],
      [5, 80, 100],
    ],
    null,
  ],
  [
    'a regular price named without any reduction',
    [
      [200, 80, null],
      [5, 80, 100],
    ],
    null,
  ],
  [
    'a price that was low before it was called reduced',
    [
      [60, 100, null],
      [40, 80, null],
      [5, 80, 100],
    ],
    null,
  ],
  [
    'a price raised and then called reduced',
    [
      [60, 60, null],
      [6, 100, null],
      [5, 80, 100],
    ],
    null,
  ],
  [
    'a price that was written down twice',
    [
      [60, 100, null],
      [10, 80, 100],
      [5, 80, 100],
    ],
    100,
  ],
  ['never offered before', [[5, 80, 100]], null],
  [
    'not reduced',
    [
      [60, 100, null],
      [5, 80, null],
    ],
    null,
  ],
])('what a reduction is told from: %s', async (story, past, lowest) => {
  const slug = story.replaceAll(/[^a-z0-9]+/g, '-')
  const [, minor = 0, regular = null] = past.at(-1) ?? []
  const euros = (amount: number | null) => (amount === null ? null : money(amount, 'EUR'))
  const [productId] = await put(
    testProduct(slug, { price: money(minor, 'EUR'), regularPrice: euros(regular) }),
  )
  if (!productId) throw new Error('no product')
  await db.transaction().execute((tx) =>
    importPriceHistory(
      tx,
      past.map(([daysAgo, price, regularPrice]) => ({
        productId,
        price: money(price, 'EUR'),
        regularPrice: euros(regularPrice),
        at: after(now, -days(daysAgo)),
      })),
    ),
  )
  expect(await findProduct(db, slug, clock)).toMatchObject({
    regularPrice: euros(lowest),
    lowestPriceBefore: euros(lowest),
  })
})

test('a reduction made in this shop is told from what was asked here before, and ends with it', async () => {
  const ask = async (minor: number, regular: number | null) => {
    await put(
      testProduct('asked', {
        price: money(minor, 'EUR'),
        regularPrice: regular === null ? null : money(regular, 'EUR'),
      }),
    )
    return (await findProduct(db, 'asked', clock))?.regularPrice?.minor ?? null
  }
  expect(await ask(2000, null)).toBeNull()
  expect(await ask(1500, 9900)).toBe(2000)
  expect(await ask(1200, 9900)).toBe(2000)
  expect(await ask(1400, 9900)).toBeNull()
  expect(await ask(1100, 9900)).toBe(1200)
  expect(await ask(1100, null)).toBeNull()
})
