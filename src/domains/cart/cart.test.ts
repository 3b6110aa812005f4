import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { type CartId, newId, type ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { after, days } from '../../shared/time.ts'
import { type NewProduct, noteStock, putListPrices, putProduct } from '../catalog/index.ts'
import { putTestShelves, testProduct } from '../catalog/test-catalogue.ts'
import {
  addToCart,
  changeQuantity,
  countItems,
  createCart,
  emptyCart,
  linesMax,
  noteSeenPrices,
  openCart,
  quantityMax,
  readCart,
  removeFromCart,
} from './index.ts'

const { db } = await testDatabase({ max: 30 })
const now = new Date('2026-11-23T12:00:00Z')
const clock = { now: () => now }
const inTx = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run)
await inTx(putTestShelves)

let count = 0
async function aProduct(differences: Partial<NewProduct> = {}, available = 9): Promise<ProductId> {
  count += 1
  const product = testProduct(`thing-${count}`, differences)
  const productId = await inTx((tx) => putProduct(tx, product))
  await noteStock(db, [{ productId, available }])
  return productId
}

const aCart = async (): Promise<CartId> => (await inTx(createCart)).cartId
const add = (cartId: CartId, productId: ProductId, quantity: number) =>
  inTx((tx) => addToCart(tx, cartId, productId, quantity, clock))
const quantities = async (cartId: CartId) =>
  (await readCart(db, cartId, clock)).lines.map((line) => line.quantity)

test('a cart is opened by its token and by nothing else', async () => {
  const { cartId, token } = await inTx(createCart)
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(await openCart(db, token)).toBe(cartId)
  for (const wrong of ['', `${token}a`, token.slice(1), token.toLowerCase(), cartId, '\u0000'.repeat(43)]) {
    expect(await openCart(db, wrong)).toBeUndefined()
  }
})

// A stolen database opens no cart.
test('the token itself is stored nowhere', async () => {
  const { cartId, token } = await inTx(createCart)
  const row = await db.selectFrom('cart').selectAll().where('id', '=', cartId).executeTakeFirstOrThrow()
  expect(row.token_hash).toHaveLength(32)
  expect(row.token_hash.equals(Buffer.from(token, 'base64url'))).toBe(false)
})

test('lines add up, in the order in which they came', async () => {
  const cartId = await aCart()
  const dear = await aProduct({ price: money(2500, 'EUR') })
  const cheap = await aProduct({ price: money(100, 'EUR') })
  expect(await add(cartId, dear, 1)).toEqual({ ok: true, quantity: 1 })
  expect(await add(cartId, cheap, 3)).toEqual({ ok: true, quantity: 3 })
  expect(await add(cartId, dear, 2)).toEqual({ ok: true, quantity: 3 })
  const cart = await readCart(db, cartId, clock)
  expect(cart.lines.map((line) => [line.product.id, line.quantity, line.total.minor])).toEqual([
    [dear, 3, 7500],
    [cheap, 3, 300],
  ])
  expect(cart.total).toEqual(money(7800, 'EUR'))
  expect(await countItems(db, cartId)).toBe(6)
})

test('an empty cart costs nothing', async () => {
  const cartId = await aCart()
  expect(await readCart(db, cartId, clock)).toEqual({
    id: cartId,
    lines: [],
    total: money(0, 'EUR'),
    unpriced: null,
    hasNews: false,
    couponId: null,
    gone: [],
  })
  expect(await countItems(db, cartId)).toBe(0)
})

test('what cannot be bought cannot be added', async () => {
  const cartId = await aCart()
  expect(await add(cartId, newId('prd'), 1)).toEqual({ ok: false, reason: 'unknown_product' })
  expect(await add(cartId, await aProduct({ status: 'draft' }), 1)).toEqual({
    ok: false,
    reason: 'unknown_product',
  })
  expect(await add(cartId, await aProduct({}, 0), 1)).toEqual({ ok: false, reason: 'sold_out' })
  expect((await readCart(db, cartId, clock)).lines).toEqual([])
})

test('a pre-order can be added although there is no stock yet', async () => {
  const preorder = await aProduct({ releaseAt: after(now, days(30)) }, 0)
  expect(await add(await aCart(), preorder, 1)).toEqual({ ok: true, quantity: 1 })
})

test('a line holds at most twenty; what would pass that is not added at all', async () => {
  const cartId = await aCart()
  const productId = await aProduct()
  expect(await add(cartId, productId, quantityMax + 1)).toEqual({ ok: false, reason: 'quantity_max' })
  expect(await add(cartId, productId, quantityMax - 1)).toEqual({ ok: true, quantity: 19 })
  expect(await add(cartId, productId, 2)).toEqual({ ok: false, reason: 'quantity_max' })
  expect(await add(cartId, productId, 1)).toEqual({ ok: true, quantity: 20 })
  expect(await quantities(cartId)).toEqual([20])
})

test('a cart holds at most thirty lines; those that are there can still grow', async () => {
  const cartId = await aCart()
  const first = await aProduct()
  await add(cartId, first, 1)
  for (let line = 1; line < linesMax; line++) await add(cartId, await aProduct(), 1)
  expect(await add(cartId, await aProduct(), 1)).toEqual({ ok: false, reason: 'lines_max' })
  expect(await add(cartId, first, 1)).toEqual({ ok: true, quantity: 2 })
})

test('thirty pages that add at the same moment stay within the limits and lose nothing', async () => {
  const cartId = await aCart()
  const productId = await aProduct()
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => add(cartId, productId, 1)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(quantityMax)
  expect(await quantities(cartId)).toEqual([quantityMax])
})

test('different products added at the same moment stay within the number of lines', async () => {
  const cartId = await aCart()
  const products = await Promise.all(Array.from({ length: linesMax + 5 }, () => aProduct()))
  const outcomes = await Promise.all(products.map((productId) => add(cartId, productId, 1)))
  expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason]))).toEqual(
    Array(5).fill('lines_max'),
  )
  expect(await countItems(db, cartId)).toBe(linesMax)
})

test('a quantity is set within its limits, and zero takes the line out', async () => {
  const cartId = await aCart()
  const productId = await aProduct()
  const change = (quantity: number) => inTx((tx) => changeQuantity(tx, cartId, productId, quantity))
  expect(await change(2)).toEqual({ ok: false, reason: 'unknown_product' })
  await add(cartId, productId, 5)
  expect(await change(2)).toEqual({ ok: true, quantity: 2 })
  expect(await change(21)).toEqual({ ok: false, reason: 'quantity_max' })
  expect(await quantities(cartId)).toEqual([2])
  expect(await change(0)).toEqual({ ok: true, quantity: 0 })
  expect(await quantities(cartId)).toEqual([])
})

test('removing and emptying may happen twice', async () => {
  const cartId = await aCart()
  const [one, two] = [await aProduct(), await aProduct()]
  await add(cartId, one, 1)
  await add(cartId, two, 1)
  for (const _ of [1, 2]) await inTx((tx) => removeFromCart(tx, cartId, one))
  expect(await countItems(db, cartId)).toBe(1)
  for (const _ of [1, 2]) await inTx((tx) => emptyCart(tx, cartId, new Date(Date.now() + 60_000)))
  expect(await countItems(db, cartId)).toBe(0)
})

test('a price that changed is told until it was seen, and the cart asks the new one', async () => {
  const cartId = await aCart()
  const productId = await aProduct({ slug: 'moving', price: money(1000, 'EUR') })
  await add(cartId, productId, 2)
  await inTx((tx) => putProduct(tx, testProduct('moving', { price: money(1200, 'EUR') })))
  const cart = await readCart(db, cartId, clock)
  expect(cart.lines[0]).toMatchObject({ seenPrice: { minor: 1000 }, product: { price: { minor: 1200 } } })
  expect(cart.total.minor).toBe(2400)
  await inTx((tx) => noteSeenPrices(tx, cart))
  expect((await readCart(db, cartId, clock)).lines[0]?.seenPrice).toBeNull()
})

test('a price that changes while the cart is being shown is told the next time', async () => {
  const cartId = await aCart()
  const productId = await aProduct({ slug: 'racing', price: money(1000, 'EUR') })
  await add(cartId, productId, 1)
  await inTx((tx) => putProduct(tx, testProduct('racing', { price: money(1100, 'EUR') })))
  const shown = await readCart(db, cartId, clock)
  await inTx((tx) => putProduct(tx, testProduct('racing', { price: money(1200, 'EUR') })))
  await inTx((tx) => noteSeenPrices(tx, shown))
  expect((await readCart(db, cartId, clock)).lines[0]?.seenPrice).toEqual(money(1100, 'EUR'))
})

test('a product that is archived is told as gone once and costs nothing', async () => {
  const cartId = await aCart()
  const productId = await aProduct({ slug: 'leaving' })
  await add(cartId, productId, 3)
  await inTx((tx) => putProduct(tx, testProduct('leaving', { status: 'archived' })))
  const cart = await readCart(db, cartId, clock)
  expect(cart).toMatchObject({ lines: [], gone: [{ productId }], total: { minor: 0, currency: 'EUR' } })
  await inTx((tx) => noteSeenPrices(tx, cart))
  expect((await readCart(db, cartId, clock)).gone).toEqual([])
})

const listPrice = (slug: string, minor: number, currency: string) =>
  inTx((tx) => putListPrices(tx, [{ slug, price: money(minor, currency), regularPrice: null }]))

test('a cart is in the currency that its visitor reads when all of it has a price in it, else all of it is in euros', async () => {
  const [listed, unlisted] = [await aProduct({ slug: 'in-pounds' }), await aProduct({ slug: 'in-euros' })]
  await listPrice('in-pounds', 1749, 'GBP')
  const cartId = await aCart()
  await inTx((tx) => addToCart(tx, cartId, listed, 2, clock, 'GBP'))
  expect(await readCart(db, cartId, clock, 'GBP')).toMatchObject({
    total: money(3498, 'GBP'),
    unpriced: null,
    hasNews: false,
  })
  expect((await readCart(db, cartId, clock)).total).toEqual(money(3998, 'EUR'))
  await inTx((tx) => addToCart(tx, cartId, unlisted, 1, clock, 'GBP'))
  const mixed = await readCart(db, cartId, clock, 'GBP')
  expect(mixed.total).toEqual(money(5997, 'EUR'))
  expect(new Set(mixed.lines.map(({ product }) => product.price.currency))).toEqual(new Set(['EUR']))
  expect(mixed.unpriced).toEqual({ currency: 'GBP', productIds: [unlisted] })
  await inTx((tx) => removeFromCart(tx, cartId, unlisted))
  expect((await readCart(db, cartId, clock, 'GBP')).total).toEqual(money(3498, 'GBP'))
})

test('another currency is no change of price, and a change is told in the currency in which it was seen', async () => {
  const productId = await aProduct({ slug: 'switched', price: money(2000, 'EUR') })
  await listPrice('switched', 3100, 'JPY')
  const cartId = await aCart()
  await add(cartId, productId, 1)
  const inYen = await readCart(db, cartId, clock, 'JPY')
  expect(inYen.lines[0]).toMatchObject({ seenPrice: null, total: money(3100, 'JPY') })
  expect(inYen.hasNews).toBe(true)
  await inTx((tx) => noteSeenPrices(tx, inYen))
  await listPrice('switched', 3300, 'JPY')
  expect((await readCart(db, cartId, clock, 'JPY')).lines[0]?.seenPrice).toEqual(money(3100, 'JPY'))
  expect((await readCart(db, cartId, clock)).lines[0]?.seenPrice).toBeNull()
})

test('a cart that is gone cannot be read or filled, but may be emptied', async () => {
  const cartId = newId('crt')
  await expect(readCart(db, cartId, clock)).rejects.toMatchObject({ code: 'not_found' })
  await expect(add(cartId, await aProduct(), 1)).rejects.toMatchObject({ code: 'not_found' })
  await inTx((tx) => emptyCart(tx, cartId, new Date(Date.now() + 60_000)))
})
