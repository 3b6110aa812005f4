import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { after, systemClock as clock, days, hours, minutes } from '../../shared/time.ts'
import {
  applySales,
  catalogVersion,
  endSale,
  findProduct,
  importPriceHistory,
  listSales,
  type NewProduct,
  type NewSale,
  planSale,
  putProduct,
} from './index.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
await db.transaction().execute(putTestShelves)

const actor = { kind: 'system' } as const
let count = 0

/** A product that was asked at 20.00 for two months. */
async function aProduct(differences: Partial<NewProduct> = {}): Promise<{ id: ProductId; slug: string }> {
  const product = testProduct(`sold-${++count}`, { price: money(2000, 'EUR'), ...differences })
  const id = await put(product)
  await db
    .transaction()
    .execute((tx) =>
      importPriceHistory(tx, [
        { productId: id, price: product.price, regularPrice: null, at: after(clock.now(), -days(60)) },
      ]),
    )
  return { id, slug: product.slug }
}

function put(product: NewProduct): Promise<ProductId> {
  return db.transaction().execute((tx) => putProduct(tx, product))
}

/** From an hour ago until in an hour, unless it is said otherwise. */
async function plan(sale: Partial<NewSale> & Pick<NewSale, 'scope' | 'terms'>) {
  const now = clock.now()
  const whole = { name: 'A sale', startsAt: after(now, -hours(1)), endsAt: after(now, hours(1)), ...sale }
  const outcome = await db.transaction().execute((tx) => planSale(tx, whole, actor))
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.id
}

/** What the window says: the price, and what a reduction is told from. */
async function asked(slug: string): Promise<[number, number | null]> {
  const page = await findProduct(db, slug, clock)
  return [page?.price.minor ?? 0, page?.lowestPriceBefore?.minor ?? null]
}

const logOf = (id: ProductId) =>
  db
    .selectFrom('price_change')
    .select(['price_minor', 'regular_price_minor'])
    .where('product_id', '=', id)
    .orderBy('at')
    .execute()

/** The sale ends by the clock, as if the time had come. */
const letEnd = (id: string) =>
  sql`update shop.sale set starts_at = least(starts_at, now() - interval '2 days'), ends_at = now() - interval '1 ms'
    where id = ${id}`.execute(db)

test('a sale lowers the price when it begins and raises it when it ends, and both stand in the log', async () => {
  const { id, slug } = await aProduct()
  const saleId = await plan({ scope: { products: [id] }, terms: { percent: 25 } })
  expect(await asked(slug)).toEqual([2000, null])
  expect(await applySales(db)).toBe(1)
  expect(await asked(slug)).toEqual([1500, 2000])
  expect((await findProduct(db, slug, clock))?.saleUntil).toBeInstanceOf(Date)
  await letEnd(saleId)
  expect(await applySales(db)).toBe(1)
  expect(await asked(slug)).toEqual([2000, null])
  expect((await findProduct(db, slug, clock))?.saleUntil).toBeNull()
  expect((await logOf(id)).slice(-3)).toEqual([
    { price_minor: 2000, regular_price_minor: null },
    { price_minor: 1500, regular_price_minor: 2000 },
    { price_minor: 2000, regular_price_minor: null },
  ])
})

test('pages are told of a sale that begins, and of nothing when no price changes', async () => {
  const { id } = await aProduct()
  await plan({ scope: { products: [id] }, terms: { percent: 10 } })
  const before = await catalogVersion(db)
  await applySales(db)
  expect(await catalogVersion(db)).toBe(before + 1)
  expect(await applySales(db)).toBe(0)
  expect(await catalogVersion(db)).toBe(before + 1)
})

test('a sale that has not begun, and one that is over, ask nothing', async () => {
  const { id, slug } = await aProduct()
  const now = clock.now()
  const about = { scope: { products: [id] }, terms: { percent: 50 } } as const
  await plan({ ...about, startsAt: after(now, minutes(10)), endsAt: after(now, hours(1)) })
  await plan({ ...about, startsAt: after(now, -hours(2)), endsAt: after(now, -hours(1)) })
  await applySales(db)
  expect(await asked(slug)).toEqual([2000, null])
})

test('a shelf on sale: every product of it, also one that comes later; nothing else', async () => {
  const { slug } = await aProduct({ categorySlug: 'sound' })
  const other = await aProduct()
  const saleId = await plan({ scope: { category: 'sound' }, terms: { percent: 10 } })
  await applySales(db)
  expect(await asked(slug)).toEqual([1800, 2000])
  expect(await asked(other.slug)).toEqual([2000, null])
  // It was never dearer here, so nothing is told.
  await put(testProduct('latecomer', { categorySlug: 'sound', price: money(1000, 'EUR') }))
  expect(await asked('latecomer')).toEqual([900, null])
  await letEnd(saleId)
  await applySales(db)
})

test('of two sales the lower price is asked, and never more than outside them', async () => {
  const { id, slug } = await aProduct()
  await plan({ scope: { products: [id] }, terms: { percent: 10 } })
  await plan({ scope: { products: [id] }, terms: { price: money(1550, 'EUR') } })
  const nothing = [money(9900, 'EUR'), money(100, 'USD')]
  for (const price of nothing)
    await expect(plan({ scope: { products: [id] }, terms: { price } })).rejects.toThrow('reduces_none')
  await applySales(db)
  expect(await asked(slug)).toEqual([1550, 2000])
})

test('how many products a sale leaves as they are is counted, in the currency of its price', async () => {
  const [dear, cheap] = [await aProduct(), await aProduct({ price: money(300, 'EUR') })]
  const now = clock.now()
  const sale = {
    ...{ name: 'x', scope: { products: [dear.id, cheap.id] }, terms: { price: money(500, 'EUR') } },
    ...{ startsAt: now, endsAt: after(now, hours(1)) },
  }
  expect(await db.transaction().execute((tx) => planSale(tx, sale, actor))).toMatchObject({
    ...{ ok: true, unchanged: 1 },
  })
})

// A product that is written again while a sale is on, by an import or by hand, stays on sale.
test('writing a product does not end its sale, and a new list price is what the percentage is of', async () => {
  const { id, slug } = await aProduct()
  await plan({ scope: { products: [id] }, terms: { percent: 50 } })
  await applySales(db)
  await put(testProduct(slug, { price: money(2000, 'EUR'), publisher: 'Fern' }))
  expect(await asked(slug)).toEqual([1000, 2000])
  await put(testProduct(slug, { price: money(1600, 'EUR') }))
  expect(await asked(slug)).toEqual([800, 2000])
})

test('a percentage is rounded in favour of the buyer, and never to nothing', async () => {
  const { id, slug } = await aProduct({ price: money(999, 'EUR') })
  const cheap = await aProduct({ price: money(3, 'EUR') })
  await plan({ scope: { products: [id, cheap.id] }, terms: { percent: 99 } })
  await applySales(db)
  expect((await asked(slug))[0]).toBe(9)
  expect((await asked(cheap.slug))[0]).toBe(1)
})

// Art. 6a(5): the price before the first of an unbroken row of reductions, as long as they do not shrink.
test('a sale renewed back to back is told from before the first, also when the reduction grows', async () => {
  const { id, slug } = await aProduct()
  const first = await plan({ scope: { products: [id] }, terms: { percent: 20 } })
  await applySales(db)
  await letEnd(first)
  const second = await plan({ scope: { products: [id] }, terms: { percent: 20 } })
  await applySales(db)
  expect(await asked(slug)).toEqual([1600, 2000])
  await letEnd(second)
  await plan({ scope: { products: [id] }, terms: { percent: 40 } })
  await applySales(db)
  expect(await asked(slug)).toEqual([1200, 2000])
})

test('a sale after a break, and one that gives less, are told from what was asked within the 30 days', async () => {
  const broken = await aProduct()
  const first = await aProduct()
  const deep = await plan({ scope: { products: [broken.id, first.id] }, terms: { percent: 40 } })
  await applySales(db)
  await letEnd(deep)
  await plan({ scope: { products: [first.id] }, terms: { percent: 10 } })
  await applySales(db)
  // 18.00 after 12.00 is no reduction.
  expect(await asked(first.slug)).toEqual([1800, null])
  expect(await asked(broken.slug)).toEqual([2000, null])
  await plan({ scope: { products: [broken.id] }, terms: { percent: 50 } })
  await applySales(db)
  expect(await asked(broken.slug)).toEqual([1000, 1200])
})

test('a sale is ended by hand: at once when it is on, without a trace when it has not begun, and once', async () => {
  const { id, slug } = await aProduct()
  const on = await plan({ scope: { products: [id] }, terms: { percent: 20 } })
  const now = clock.now()
  const [startsAt, endsAt] = [after(now, days(1)), after(now, days(2))]
  const planned = await plan({ scope: { products: [id] }, terms: { percent: 50 }, startsAt, endsAt })
  await applySales(db)
  const end = (saleId: typeof on) => db.transaction().execute((tx) => endSale(tx, saleId, actor, 'Sold out'))
  expect([await end(on), await end(planned)]).toEqual([true, true])
  expect([await end(on), await end(planned)]).toEqual([false, false])
  await applySales(db)
  expect(await asked(slug)).toEqual([2000, null])
  const states = (await listSales(db)).rows.filter((sale) => sale.id === on || sale.id === planned)
  expect(states.map((sale) => [sale.id, sale.state])).toEqual([[on, 'over']])
})

test('the log keeps every line: none is changed, none is deleted, and no product with it', async () => {
  const { id } = await aProduct()
  const mine = db.deleteFrom('price_change').where('product_id', '=', id)
  await expect(mine.execute()).rejects.toThrow('append-only')
  await expect(db.deleteFrom('product').where('id', '=', id).execute()).rejects.toThrow('append-only')
})

test('sales begin while products are written, and neither is lost', async () => {
  const products = await Promise.all(Array.from({ length: 6 }, () => aProduct()))
  await plan({ scope: { products: products.map(({ id }) => id) }, terms: { percent: 10 } })
  await Promise.all([
    applySales(db),
    applySales(db),
    ...products.map(({ slug }) => put(testProduct(slug, { price: money(1000, 'EUR') }))),
  ])
  await applySales(db)
  for (const { slug } of products) expect((await asked(slug))[0]).toBe(900)
})

test('sales are listed by name and state, in the order that is asked for', async () => {
  const { id } = await aProduct()
  const [startsAt, endsAt] = [after(clock.now(), days(1)), after(clock.now(), days(2))]
  const scope = { products: [id] }
  await plan({ name: 'Listed B', scope, terms: { percent: 20 } })
  await plan({ name: 'Listed A', scope, terms: { percent: 20 }, startsAt, endsAt })
  const asked = { text: 'lISTED', state: '', sort: 'name', isDescending: false, page: 1 } as const
  const listed = async (change: Partial<Parameters<typeof listSales>[1]> = {}) =>
    (await listSales(db, { ...asked, ...change })).rows.map(({ name }) => name.slice(-1)).join('')
  expect(await listed()).toBe('AB')
  expect(await listed({ sort: 'starts' })).toBe('BA')
  expect(await listed({ state: 'planned' })).toBe('A')
  expect(await listed({ text: 'Listed%' })).toBe('')
})
