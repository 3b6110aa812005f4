import { expect, test, vi } from 'vitest'
import { messages } from '../../ui/messages/index.ts'
import type { StorefrontDeps } from '../deps.ts'
import { cartToken, sampleCart, sampleProduct, shopWith, withCart } from '../storefront.fixture.ts'

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
