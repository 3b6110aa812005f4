import { expect, test, vi } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { messages } from '../ui/messages/index.ts'
import type { StorefrontDeps } from './deps.ts'
import { cartToken, sampleCart, sampleStorefront, shopWith, withCart } from './storefront.fixture.ts'

const inPounds = `${withCart.cookie}; akm_currency=GBP`

test('the currency is chosen by a form, remembered on the device, and the visitor comes back to the same page', async () => {
  const answer = await shopWith().post('/currency', { currency: 'GBP', back: '/products?sort=name' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/products?sort=name'])
  expect(answer.headers.get('set-cookie')).toMatch(/^akm_currency=GBP; Max-Age=15552000; Path=\/; HttpOnly/)
  const html = await (await shopWith().get('/', { cookie: 'akm_currency=GBP' })).text()
  expect(html).toMatch(/value="GBP" aria-pressed="true"/)
  expect(html).toContain(messages.en.header.currency('British pounds'))
})

test('euros are what is read without a cookie, so choosing them takes it away', async () => {
  const answer = await shopWith().post(
    '/fr/currency',
    { currency: 'EUR', back: '/fr' },
    { cookie: 'akm_currency=GBP' },
  )
  expect(answer.headers.get('set-cookie')).toContain('akm_currency=; Max-Age=0')
})

test.each(['PLN', 'gbp', 'XXX', '', 'GBP; Domain=evil.example', '__proto__'])(
  'a currency that the shop does not offer is not remembered: %j',
  async (currency) => {
    const answer = await shopWith().post('/currency', { currency, back: '//evil.example' })
    expect(answer.headers.get('set-cookie')).toContain('akm_currency=; Max-Age=0')
    expect(answer.headers.get('location')).toBe('/')
  },
)

test('where there is one currency alone nothing is asked', async () => {
  const { shop } = sampleStorefront()
  const html = await (await shopWith({ shop: { ...shop, currencies: ['EUR'] } }).get('/')).text()
  expect(html).not.toContain('currency-menu')
})

test('cart, code and till are asked for in the currency that is read; what the cookie says wrongly is euros', async () => {
  const openCart = vi.fn<StorefrontDeps['openCart']>(async () => sampleCart())
  const addToCart = vi.fn<StorefrontDeps['addToCart']>(async () => ({ ok: true, token: cartToken, count: 1 }))
  const useCoupon = vi.fn<StorefrontDeps['useCoupon']>(async () => ({ ok: true }))
  const shop = shopWith({ openCart, addToCart, useCoupon })
  await shop.get('/cart', { cookie: inPounds })
  await shop.get('/checkout', { cookie: inPounds })
  await shop.get('/cart', { cookie: `${withCart.cookie}; akm_currency=USD` })
  expect(openCart.mock.calls.map(([, currency]) => currency)).toEqual(['GBP', 'GBP', 'EUR'])
  const product = newId('prd')
  await shop.post('/cart/lines', { product, slug: 'x', quantity: '1' }, { cookie: inPounds })
  expect(addToCart).toHaveBeenCalledWith(cartToken, product, 1, 'GBP')
  await shop.post('/cart/coupon', { code: 'WINTER' }, { cookie: inPounds })
  expect(useCoupon).toHaveBeenCalledWith(cartToken, 'WINTER', 'GBP')
})

test('a cart that had to go to euros says why, in the cart and above the button', async () => {
  const cart = sampleCart()
  const productIds = cart.lines.map(({ product }) => product.id)
  const openCart = async () => ({ ...cart, unpriced: { currency: 'GBP', productIds } })
  for (const path of ['/cart', '/checkout']) {
    const html = await (await shopWith({ openCart }).get(path, { cookie: inPounds })).text()
    expect(html).toContain(messages.en.cart.unpriced('Iron Meridian Deluxe', 1, 'British pounds'))
    expect(html).toContain('€69.98')
  }
})

test('the form above the button carries the currency that was shown, in its smallest unit', async () => {
  const cart = { ...sampleCart(), total: money(6200, 'JPY'), toPay: money(6200, 'JPY') }
  const html = await (await shopWith({ openCart: async () => cart }).get('/checkout', withCart)).text()
  expect(html).toContain('<input type="hidden" name="total" value="6200"/>')
  expect(html).toContain('<input type="hidden" name="currency" value="JPY"/>')
  expect(html).toContain('JP¥6,200')
})

test('too little for a card is refused in words', async () => {
  const placeOrder: StorefrontDeps['placeOrder'] = async () => ({
    ok: false,
    reason: 'too_little',
    least: money(50, 'JPY'),
  })
  const form = {
    checkout_key: crypto.randomUUID(),
    ...{ total: '40', currency: 'JPY', email: 'a@example.org', country: 'FR', delivery: 'sealed' },
  }
  const answer = await shopWith({ placeOrder }).post('/checkout', form, withCart)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(messages.en.checkout.errors.tooLittle('JP¥50'))
})
