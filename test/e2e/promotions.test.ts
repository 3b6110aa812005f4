import { expect, test, vi } from 'vitest'
import { applySales, endSale, listSales } from '../../src/domains/catalog/index.ts'
import { createCoupon, type NewCoupon } from '../../src/domains/promotions/index.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { aBuyer } from '../races/buyer.ts'
import { runningShop } from '../support/running-shop.ts'

// The whole shop through its front door, by forms alone, with the rights that its pages really have.
vi.setConfig({ testTimeout: 240_000 })
const { db, baseUrl } = await runningShop()
const actor = { kind: 'system' } as const
const words = messages.en

async function productCalled(slug: string) {
  const { id } = await db
    .selectFrom('product')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return { productId: id, slug }
}

async function aCoupon(code: string, change: Partial<NewCoupon> & Pick<NewCoupon, 'terms'>): Promise<void> {
  const coupon: NewCoupon = {
    code,
    productIds: null,
    withSales: false,
    oncePerCustomer: true,
    usesMax: 10,
    startsAt: new Date(0),
    endsAt: null,
    ...change,
  }
  expect(await db.transaction().execute((tx) => createCoupon(tx, coupon, actor))).toMatchObject({ ok: true })
}

test('a sale is on the page with what it is told from, and a page that is kept follows its end', async () => {
  const buyer = aBuyer(baseUrl)
  const page = async () => (await buyer.send('/products/hushwell')).text
  const before = await page()
  expect(before).toContain(words.price.lowest('€29.00'))
  expect(before).toMatch(/visually-hidden">Before<\/span> <s>€29\.00<\/s>/)
  expect(before).toContain('"price":"23.20"')
  expect(before).toContain('"priceValidUntil"')
  const sale = (await listSales(db)).rows.find(({ products }) =>
    products.some(({ slug }) => slug === 'hushwell'),
  )
  if (!sale) throw new Error('the demo has no such sale')
  await db.transaction().execute((tx) => endSale(tx, sale.id, actor, 'Sold out'))
  await applySales(db)
  await vi.waitFor(async () => expect(await page()).toContain('"price":"29.00"'), { timeout: 60_000 })
  expect(await page()).not.toContain(words.price.lowest('€29.00'))
})

test('a coupon is typed in the cart, taken off at the till, and asked for on the payment page', async () => {
  await aCoupon('WINTER26', { terms: { percent: 10 } })
  const buyer = aBuyer(baseUrl)
  await buyer.putInCart({ ...(await productCalled('pin-tumbler-parlour')), quantity: 2 })
  const { price_minor: price } = await db
    .selectFrom('product')
    .select('price_minor')
    .where('slug', '=', 'pin-tumbler-parlour')
    .executeTakeFirstOrThrow()
  expect(await buyer.send('/cart/coupon', { code: 'no such code' })).toMatchObject({ status: 422 })
  expect(await buyer.send('/cart/coupon', { code: 'winter 26' })).toMatchObject({
    status: 303,
    location: '/cart',
  })
  expect((await buyer.send('/cart')).text).toContain(words.cart.coupon.applied('WINTER26'))
  const form = await buyer.fillForm()
  const toPay = 2 * price - Math.ceil((2 * price) / 10)
  expect(form?.total).toBe(String(toPay))
  const till = await buyer.press(form ?? {})
  if (!('sessionId' in till)) throw new Error(`no payment page: ${till.refused.text}`)
  const payment = db
    .selectFrom('payment')
    .select(['order_id', 'amount_minor'])
    .where('session_id', '=', till.sessionId)
  const { order_id: orderId, amount_minor } = await payment.executeTakeFirstOrThrow()
  expect(amount_minor).toBe(toPay)
  const order = db.selectFrom('order').select('coupon_code').where('id', '=', orderId)
  expect((await order.executeTakeFirstOrThrow()).coupon_code).toBe('WINTER26')
})

test('a coupon that is not for what is reduced already says so', async () => {
  const buyer = aBuyer(baseUrl)
  await buyer.putInCart(await productCalled('folded-post'))
  const answer = await buyer.send('/cart/coupon', { code: 'WINTER26' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(words.cart.coupon.refusals.no_products)
})

test('a gift costs nothing, needs no payment, and its letter leads to the keys', async () => {
  const gift = await productCalled('ear-orchard')
  await aCoupon('GIFT2026', { terms: { percent: 100 }, productIds: [gift.productId] })
  const buyer = aBuyer(baseUrl)
  await buyer.putInCart(gift)
  expect((await buyer.send('/cart/coupon', { code: 'gift2026' })).status).toBe(303)
  const form = { ...(await buyer.fillForm()), email: 'gift@example.eu' }
  const answer = await buyer.send('/checkout', form)
  expect(answer.status).toBe(200)
  expect(answer.text).toContain(words.checkout.byLetter.sent('gift@example.eu'))
  const letter = await vi.waitFor(
    async () => {
      const link = /\/dev\/mail\/([\w-]+)"/.exec((await buyer.send('/dev/mail')).text)?.[1]
      if (!link) throw new Error('no letter yet')
      return (await buyer.send(`/dev/mail/${link}/letter`)).text
    },
    { timeout: 45_000, interval: 250 },
  )
  const page = await buyer.send(/\/orders\/[\w.~-]+/.exec(letter)?.[0] ?? '/no-link')
  expect(page.status).toBe(200)
  expect(page.text).toContain(words.cart.coupon.discount('GIFT2026'))
  expect(page.text).toContain('€0.00')
})

test('whoever guesses codes has to wait', async () => {
  const buyer = aBuyer(baseUrl)
  await buyer.putInCart(await productCalled('folded-post'))
  const statuses: number[] = []
  for (let guess = 0; guess < 14; guess++)
    statuses.push((await buyer.send('/cart/coupon', { code: `GUESS${guess}` })).status)
  expect(statuses[0]).toBe(422)
  expect(statuses.at(-1)).toBe(429)
})
