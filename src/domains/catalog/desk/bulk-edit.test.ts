import { expect, test } from 'vitest'
import { money } from '../../../shared/money.ts'
import { applyBulkEdit, type BulkChange, movedBy, readBulkEdit, undoBulkEdit } from './bulk-edit.ts'
import { testDesk } from './desk.fixture.ts'
import { setProductState } from './edit-product.ts'
import { readDeskPrices } from './prices.ts'
import type { ProductOnDesk } from './product-text.ts'

const desk = await testDesk()
const { staff, by, actor } = desk
let count = 0

const some = async () => [
  await desk.aProduct(`bulk-${++count}`, { price: money(2000, 'EUR') }),
  await desk.aProduct(`bulk-${++count}`, { price: money(999, 'EUR'), regularPrice: money(1050, 'EUR') }),
]
const apply = (chosen: readonly ProductOnDesk[], change: BulkChange) =>
  staff.transaction().execute((tx) => applyBulkEdit(tx, { chosen, change, by }))
const undo = (id: Parameters<typeof undoBulkEdit>[1]) =>
  staff.transaction().execute((tx) => undoBulkEdit(tx, id, by))
const now = (products: readonly ProductOnDesk[]) => Promise.all(products.map(({ id }) => desk.read(id)))

test.each([
  [-10, 1999, null, 1799, null],
  [10, 1999, null, 2199, null],
  [-90, 1, null, 1, null],
  [10, 1000, 1050, 1100, null],
  [-10, 1000, 1050, 900, 1050],
  [300, 1000, null, 4000, null],
  [300, 999_999_999, null, 999_999_999, null],
])('a price moved by %i percent: %i (%s) is %i (%s)', (percent, minor, regular, then, regularThen) => {
  const euros = (amount: number | null) => (amount === null ? null : money(amount, 'EUR'))
  expect(movedBy(percent, { price: money(minor, 'EUR'), regularPrice: euros(regular) })).toEqual({
    price: money(then, 'EUR'),
    regularPrice: euros(regularThen),
  })
})

test('all prices of chosen products move, and come back', async () => {
  const products = await some()
  await desk.db
    .insertInto('foreign_price')
    .values({
      product_id: products[0]?.id ?? '',
      currency: 'GBP',
      list_price_minor: 1000,
      price_minor: 1000,
    } as never)
    .execute()
  const done = await apply(products, { percent: 10 })
  if (!done.ok) throw new Error('not done')
  expect((await now(products)).map(({ price, regularPrice }) => [price.minor, regularPrice])).toEqual([
    [2200, null],
    [1099, null],
  ])
  expect((await readDeskPrices(staff, products[0]?.id as never)).map(({ price }) => price.minor)).toEqual([
    2200, 1100,
  ])
  expect(await undo(done.id)).toBe(2)
  expect((await now(products)).map(({ price, regularPrice }) => [price, regularPrice])).toEqual(
    products.map(({ price, regularPrice }) => [price, regularPrice]),
  )
  expect((await readDeskPrices(staff, products[0]?.id as never)).map(({ price }) => price.minor)).toEqual([
    2000, 1000,
  ])
  expect(await undo(done.id)).toBeUndefined()
  expect(await readBulkEdit(staff, done.id)).toMatchObject({ isUndone: true })
})

test('a category and a state change for all, and what somebody changed since stays when it is taken back', async () => {
  const products = await some()
  const moved = await apply(products, { category: 'games' })
  if (!moved.ok) throw new Error('not done')
  expect((await now(products)).map(({ categorySlug }) => categorySlug)).toEqual(['games', 'games'])
  const archived = await apply(await now(products), { state: 'archived' })
  if (!archived.ok) throw new Error('not done')
  const [first] = products
  await staff.transaction().execute((tx) => setProductState(tx, first?.id as never, 'draft', actor))
  expect(await undo(archived.id)).toBe(1)
  expect((await now(products)).map(({ status }) => status)).toEqual(['draft', 'active'])
})

test('one product that changed since it was looked at stops all of it', async () => {
  const products = await some()
  const [first, second] = products
  await staff.transaction().execute((tx) => setProductState(tx, second?.id as never, 'draft', actor))
  expect(await apply(products, { percent: -50 })).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
    ids: [second?.id],
  })
  expect((await desk.read(first?.id as never)).price).toEqual(first?.price)
})
