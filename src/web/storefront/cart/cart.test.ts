import { expect, test, vi } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { messages } from '../../ui/messages/index.ts'
import { vatWords } from '../../ui/vat-words.ts'
import type { StorefrontDeps } from '../deps.ts'
import {
  cartToken,
  sampleCart,
  sampleProduct,
  sampleStorefront,
  shopWith,
  withCart,
} from '../storefront.fixture.ts'

const line = { product: sampleProduct().id, slug: 'iron-meridian', quantity: '1' }

test('adding sets the essential cookie and leads to the cart', async () => {
  const answer = await shopWith().post('/fr/cart/lines', line)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/fr/cart?added=1')
  expect(answer.headers.get('set-cookie')).toContain(`akm_cart=${cartToken}~3;`)
})

test('a product that sold out meanwhile is told on its own page', async () => {
  const shop = shopWith({ addToCart: async () => ({ ok: false, reason: 'sold_out' }) })
  const answer = await shop.post('/cart/lines', line)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain(messages.en.product.addRefusedSoldOut)
})

test.each([
  { product: 'x' },
  { quantity: '0' },
  { quantity: '21' },
  { quantity: '1.5' },
  { quantity: 'all' },
])('a form that no page made is refused: %j', async (change) => {
  const addToCart = vi.fn<StorefrontDeps['addToCart']>()
  const answer = await shopWith({ addToCart }).post('/cart/lines', { ...line, ...change })
  expect(answer.status).toBe(422)
  expect(addToCart).not.toHaveBeenCalled()
})

test('shows lines, the old price and what is not there any more', async () => {
  const html = await (await shopWith().get('/cart', withCart)).text()
  expect(html).toContain('€69.98')
  expect(html).toContain(messages.en.cart.priceRose('€29.99'))
  const few = shopWith({ openCart: async () => sampleCart({ availability: { kind: 'few', left: 1 } }) })
  expect(await (await few.get('/cart', withCart)).text()).toContain(messages.en.cart.notEnough(1))
})

test('changing and removing lead back to the cart with the new count', async () => {
  const changeQuantity = vi.fn<StorefrontDeps['changeQuantity']>(async () => ({
    ok: true,
    token: cartToken,
    count: 0,
  }))
  const answer = await shopWith({ changeQuantity }).post(
    `/cart/lines/${line.product}`,
    { quantity: '0' },
    withCart,
  )
  expect(answer.status).toBe(303)
  expect(changeQuantity).toHaveBeenCalledWith(cartToken, line.product, 0)
  expect(answer.headers.get('set-cookie')).toContain(`akm_cart=${cartToken}~0;`)
})

test('a cart that is gone takes its cookie with it', async () => {
  const answer = await shopWith({ openCart: async () => null }).get('/cart', withCart)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('set-cookie')).toContain('akm_cart=; Max-Age=0')
})

test('pages with a cart on them are kept by nobody', async () => {
  expect((await shopWith().get('/cart', withCart)).headers.get('cache-control')).toBe('no-store')
})

const withCoupon = {
  ...sampleCart(),
  coupon: { id: newId('cpn'), code: 'WINTER', problem: null },
  discount: money(1000, 'EUR'),
  toPay: money(5998, 'EUR'),
}

test('a coupon shows what it takes off and how to take it out', async () => {
  const html = await (await shopWith({ openCart: async () => withCoupon }).get('/cart', withCart)).text()
  for (const words of ['€69.98', '-€10.00', '€59.98', messages.en.cart.coupon.applied('WINTER')])
    expect(html).toContain(words)
  const over = { ...sampleCart(), coupon: { ...withCoupon.coupon, problem: 'over' as const } }
  const told = await (await shopWith({ openCart: async () => over }).get('/cart', withCart)).text()
  expect(told).toContain(messages.en.cart.coupon.refusals.over)
})

test('a code that is not known comes back beside its field, in words and as it was typed', async () => {
  const useCoupon: StorefrontDeps['useCoupon'] = async () => ({ ok: false, reason: 'unknown_code' })
  const answer = await shopWith({ useCoupon }).post('/cart/coupon', { code: 'wintre "26' }, withCart)
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain(messages.en.cart.coupon.refusals.unknown_code)
  expect(html).toContain('value="wintre &quot;26"')
  expect(html).toMatch(/<details[^>]*id="coupon"[^>]*open/)
})

test('codes are guessed no faster than passwords; taking one out is no guess', async () => {
  const useCoupon = vi.fn<StorefrontDeps['useCoupon']>(async () => ({ ok: true }))
  const checkAttempt = vi.fn<StorefrontDeps['limits']['checkAttempt']>(async () => ({
    kind: 'wait',
    until: new Date('2030-01-01T00:00:00Z'),
  }))
  const noteSuccess = vi.fn<StorefrontDeps['limits']['noteSuccess']>(async () => undefined)
  const shop = shopWith({ useCoupon, limits: { checkAttempt, noteSuccess } })
  expect((await shop.post('/cart/coupon', { code: 'GUESS' }, withCart)).status).toBe(429)
  expect(useCoupon).not.toHaveBeenCalled()
  expect(checkAttempt).toHaveBeenCalledWith(expect.objectContaining({ action: 'coupon' }))
  const out = await shop.post('/cart/coupon', { code: '' }, withCart)
  expect([out.status, out.headers.get('location')]).toEqual([303, '/cart'])
  expect(checkAttempt).toHaveBeenCalledTimes(1)
})

test('a small business says by which article there is no VAT, wherever a price stands', async () => {
  const { shop } = sampleStorefront()
  const exempt = shopWith({ shop: { ...shop, vatScheme: 'exempt' } })
  for (const path of ['/cart', '/checkout', '/products/iron-meridian']) {
    const html = await (await exempt.get(path, withCart)).text()
    expect(html, path).toContain(vatWords.en.exemptLaw('FR'))
    expect(html, path).not.toContain(messages.en.cart.vat)
    expect(html, path).not.toContain(messages.en.footer.prices)
  }
})
