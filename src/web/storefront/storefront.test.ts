import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { Locale } from '../../shared/locale.ts'
import { href } from '../routes.ts'
import { messages } from '../ui/messages/index.ts'
import { webApp } from '../web-app.ts'
import type { StorefrontDeps } from './deps.ts'
import {
  cartToken,
  sampleCart,
  sampleOrder,
  sampleProduct,
  sampleStorefront,
  withCart,
} from './storefront.fixture.ts'

const origin = 'http://shop.example'
const token = 'token'

function shopWith(change: Partial<StorefrontDeps> = {}) {
  const app = webApp(sampleStorefront(change), [])
  return {
    get: (path: string, headers: Record<string, string> = {}) => app.request(origin + path, { headers }),
    post: (
      path: string,
      form: Record<string, string> | [string, string][],
      headers: Record<string, string> = {},
    ) =>
      app.request(origin + path, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams(form),
      }),
  }
}

describe('catalogue', () => {
  test('shows home, lists and products in both languages', async () => {
    const shop = shopWith()
    for (const locale of ['en', 'fr'] as const) {
      for (const address of [
        href(locale, 'home'),
        href(locale, 'catalogue'),
        href(locale, 'product', { slug: 'iron-meridian' }),
      ]) {
        const answer = await shop.get(address)
        expect(answer.status).toBe(200)
        expect(await answer.text()).toContain(`<html lang="${locale}"`)
      }
    }
  })

  test('writes what sellers type as text, never as markup', async () => {
    const html = await (await shopWith().get('/products/iron-meridian')).text()
    expect(html).toContain('Ostrea &lt;Works&gt;')
    expect(html).toContain('"name":"Ostrea \\u003cWorks>"')
    expect(html).not.toContain('Ostrea <Works>')
  })

  test('names the canonical address and its twins, and describes the offer to search engines', async () => {
    const html = await (await shopWith().get('/fr/products/iron-meridian?utm_source=x')).text()
    expect(html).toContain('<link rel="canonical" href="http://shop.example/fr/products/iron-meridian"/>')
    expect(html).toContain('hreflang="en" href="http://shop.example/products/iron-meridian"/>')
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '')
    expect(data.offers).toMatchObject({
      price: '34.99',
      priceCurrency: 'EUR',
      availability: 'https://schema.org/InStock',
    })
  })

  test('a reduced price stands beside the regular one and the lowest of the 30 days before', async () => {
    const product = sampleProduct({
      regularPrice: { minor: 4999, currency: 'EUR' },
      lowestPriceBefore: { minor: 3999, currency: 'EUR' },
    })
    const html = await (await shopWith({ findProduct: async () => product }).get('/products/x')).text()
    expect(html).toContain('€49.99')
    expect(html).toContain('−30%')
    expect(html).toContain(messages.en.price.lowest('€39.99'))
  })

  test('a sold-out product cannot be bought, a pre-order says when it comes', async () => {
    const soldOut = await (await shopWith().get('/products/sold-out')).text()
    expect(soldOut).not.toContain('action="/cart/lines"')
    const preorder = sampleProduct({
      availability: { kind: 'preorder', releaseAt: new Date('2027-02-12T09:00:00Z') },
    })
    const html = await (await shopWith({ findProduct: async () => preorder }).get('/products/x')).text()
    expect(html).toContain(messages.en.product.addPreorder)
    expect(html).toContain('12 February 2027')
  })

  test('few left can be bought only so often', async () => {
    const few = sampleProduct({ availability: { kind: 'few', left: 2 } })
    const html = await (await shopWith({ findProduct: async () => few }).get('/products/x')).text()
    expect(html.match(/<option/g)).toHaveLength(2)
  })

  test('asks the database neither for nonsense nor twice for the same', async () => {
    const findProduct = vi.fn(async () => sampleProduct())
    const shop = shopWith({ findProduct })
    for (const slug of ['..%2F..%2Fetc', 'UPPER', 'x'.repeat(500), '%00'])
      expect((await shop.get(`/products/${slug}`)).status).toBe(404)
    expect(findProduct).not.toHaveBeenCalled()
    await Promise.all([shop.get('/products/a'), shop.get('/products/a'), shop.get('/fr/products/a')])
    expect(findProduct).toHaveBeenCalledTimes(1)
  })

  test('reads a product anew after the catalogue changed', async () => {
    const findProduct = vi.fn(async () => sampleProduct())
    const deps = sampleStorefront({ findProduct })
    const app = webApp(deps, [])
    await app.request(`${origin}/products/a`)
    deps.catalogueChanges.announce()
    await app.request(`${origin}/products/a`)
    expect(findProduct).toHaveBeenCalledTimes(2)
  })

  test('keeps searches and combined filters out of search engines, and one filter in', async () => {
    const shop = shopWith()
    const isHidden = async (path: string) =>
      (await (await shop.get(path)).text()).includes('content="noindex"')
    expect(await isHidden('/products?q=iron')).toBe(true)
    expect(await isHidden('/products?platform=nimbus&region=eu')).toBe(true)
    expect(await isHidden('/products?category=strategy')).toBe(false)
  })

  test('a page beyond the last one is not found', async () => {
    expect((await shopWith().get('/products?page=7')).status).toBe(404)
  })

  test('suggests products as data', async () => {
    const answer = await shopWith().get('/fr/suggest?q=me')
    expect(await answer.json()).toEqual([
      {
        href: '/fr/products/iron-meridian',
        name: 'Méridien de fer Luxe',
        note: 'Nimbus',
        price: '34,99\u00a0€',
      },
    ])
  })
})

describe('language and colours', () => {
  test('another language is offered in one line and never forced', async () => {
    const answer = await shopWith().get('/', { 'accept-language': 'fr-FR,fr;q=0.9' })
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain('<html lang="en"')
    expect(html).toContain('<p class="language-offer" lang="fr">')
    expect(await (await shopWith().get('/fr', { 'accept-language': 'fr' })).text()).not.toContain(
      'language-offer',
    )
  })

  test('the colours are remembered and the visitor comes back to the same page', async () => {
    const answer = await shopWith().post('/theme', { theme: 'dark', back: '/products?sort=name' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/products?sort=name')
    expect(answer.headers.get('set-cookie')).toContain('akm_theme=dark')
    const html = await (await shopWith().get('/', { cookie: 'akm_theme=dark' })).text()
    expect(html).toContain('data-theme="dark"')
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'the way back never leads to %j',
    async (back) => {
      const answer = await shopWith().post('/theme', { theme: 'light', back })
      expect(answer.headers.get('location')).toBe('/')
    },
  )
})

describe('cart', () => {
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
})

describe('checkout', () => {
  const form = {
    checkout_key: '4b7f5c1e-2b39-4f4e-9a8e-3d2f7a1c9b10',
    total: '6998',
    currency: 'EUR',
    email: 'ada@example.org',
    country: 'FR',
    delivery: 'sealed',
  }

  test('without a cart it leads to the cart', async () => {
    const answer = await shopWith().get('/checkout')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cart'])
    const empty = shopWith({ openCart: async () => null })
    expect((await empty.get('/fr/checkout', withCart)).headers.get('location')).toBe('/fr/cart')
  })

  test.each([
    ['en', 'Order and pay'],
    ['fr', 'Commander avec obligation de paiement'],
  ] as const)(
    'in %s the total with VAT stands directly above the button “%s”',
    async (locale: Locale, button) => {
      const html = await (await shopWith().get(href(locale, 'checkout'), withCart)).text()
      const between = html.slice(html.indexOf('<p class="total">'), html.indexOf(button))
      expect(between.replace(/<[^>]+>/g, ' ').trim()).toMatch(
        locale === 'en' ? /^Total, VAT included\s+€69\.98$/ : /^Total TTC\s+69,98\s€$/,
      )
      expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/)
    },
  )

  test('a right form is one order and leads to the payment page', async () => {
    const placeOrder = vi.fn<StorefrontDeps['placeOrder']>(async () => ({
      ok: true,
      redirectUrl: 'https://pay.example/1',
    }))
    const answer = await shopWith({ placeOrder }).post('/checkout', form, withCart)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://pay.example/1'])
    expect(placeOrder).toHaveBeenCalledWith(
      expect.objectContaining({
        cartToken,
        checkoutKey: form.checkout_key,
        shownTotal: { minor: 6998, currency: 'EUR' },
      }),
    )
  })

  test('a wrong field is told beside the field, which takes the focus and keeps what was typed', async () => {
    const placeOrder = vi.fn<StorefrontDeps['placeOrder']>()
    const answer = await shopWith({ placeOrder }).post('/checkout', { ...form, email: 'ada@' }, withCart)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/<input[^>]*id="email"[^>]*value="ada@"[^>]*autofocus[^>]*aria-invalid="true"/)
    expect(html).toContain(`<p class="error" id="email-error">${messages.en.checkout.errors.emailWrong}`)
    expect(html).toContain(`value="${form.checkout_key}"`)
    expect(placeOrder).not.toHaveBeenCalled()
  })

  const productId = sampleCart().lines[0]?.product.id ?? sampleProduct().id

  test.each([
    [{ ok: false, reason: 'price_changed' }, messages.en.checkout.errors.priceChanged],
    [{ ok: false, reason: 'region', products: [{ productId }] }, 'cannot be activated in France'],
    [{ ok: false, reason: 'sold_out', products: [{ productId, wanted: 2, left: 1 }] }, '1 are left'],
  ] as const)('the shop’s own refusal is told above the form: %j', async (outcome, words) => {
    const answer = await shopWith({
      placeOrder: async () => outcome as Awaited<ReturnType<StorefrontDeps['placeOrder']>>,
    }).post('/checkout', form, withCart)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  })

  test('an order whose payment page cannot be reached is not lost', async () => {
    const outcome = { ok: false, reason: 'payment_unavailable', orderUrl: '/orders/t' } as const
    const answer = await shopWith({ placeOrder: async () => outcome }).post('/checkout', form, withCart)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/orders/t'])
  })
})

describe('order', () => {
  test('a sealed key is not on the page, an open one is', async () => {
    const readKey = vi.fn(sampleStorefront().readKey)
    const sealed = await (await shopWith({ readKey }).get('/orders/t')).text()
    expect(sealed).not.toContain('AAAA-BBBB-CCCC')
    expect(readKey).not.toHaveBeenCalled()
    const order = sampleOrder([{ kind: 'open' }])
    const answer = await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t')
    expect(await answer.text()).toContain('AAAA-BBBB-CCCC')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('an unsettled order looks again by itself, with and without scripts', async () => {
    const order = sampleOrder([{ kind: 'waiting_for_payment' }], {
      state: 'awaiting_payment',
      settled: false,
      paidAt: null,
    })
    const html = await (
      await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t')
    ).text()
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>')
    expect(html).toContain('/assets/order-status.js')
    expect(await (await shopWith().get('/orders/t')).text()).not.toContain('refresh')
  })

  test.each([
    ['expired_link', 410, messages.en.order.expiredLinkTitle],
    ['unknown', 404, messages.en.order.unknownTitle],
  ] as const)('a link that is %s answers %d and leads to a new one', async (kind, status, title) => {
    const answer = await shopWith({ orderPage: async () => ({ kind }) }).get('/orders/t')
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(title)
  })

  test('coming back from the payment page asks for the truth once and leaves a clean address', async () => {
    const returnFromPayment = vi.fn(async () => undefined)
    const answer = await shopWith({ returnFromPayment }).get('/fr/orders/t?paid=1')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/fr/orders/t'])
    expect(returnFromPayment).toHaveBeenCalledWith('t')
  })

  test('opening asks two unticked questions about the sealed keys alone', async () => {
    const order = sampleOrder([{ kind: 'sealed' }, { kind: 'open' }, { kind: 'sealed' }])
    const html = await (
      await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t/reveal')
    ).text()
    expect(html.match(/type="checkbox"/g)).toHaveLength(2)
    expect(html).not.toContain('checked')
    expect(html.match(/name="unit"/g)).toHaveLength(2)
  })

  test('with both answers the seal is opened and the buyer lands on the key', async () => {
    const order = sampleOrder([{ kind: 'sealed' }])
    const unitId = order.lines[0]?.units[0]?.id ?? ''
    const requestReveal = vi.fn<StorefrontDeps['requestReveal']>(async () => ({ ok: true }))
    const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), requestReveal })
    const answer = await shop.post('/orders/t/reveal', { unit: unitId, express: 'yes', acknowledge: 'yes' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/orders/t#${unitId}`])
    expect(requestReveal).toHaveBeenCalledWith('t', [unitId], { express: true, acknowledge: true })
  })

  test('the answer waits for the mail server and then for no longer than it takes', async () => {
    const sealed = sampleOrder([{ kind: 'sealed' }])
    const units = (state: { kind: 'opening'; since: Date } | { kind: 'open' }) => ({
      ...sealed,
      lines: sealed.lines.map((line) => ({ ...line, units: line.units.map((unit) => ({ ...unit, state })) })),
    })
    const opening = units({ kind: 'opening', since: new Date() })
    const seen = [sealed, opening, opening, units({ kind: 'open' })]
    const orderPage = vi.fn(async () => ({ kind: 'ok' as const, order: seen.shift() ?? opening }))
    const form: [string, string][] = [
      ['express', 'yes'],
      ['acknowledge', 'yes'],
    ]
    const answer = await shopWith({ orderPage }).post('/orders/t/reveal', form)
    expect(answer.status).toBe(303)
    expect(orderPage).toHaveBeenCalledTimes(4)
  })

  test.each([
    ['answers_missing', messages.en.reveal.errors.answers_missing],
    ['not_sealed', messages.en.reveal.errors.not_sealed],
    ['email_refused', messages.en.reveal.errors.email_refused],
  ] as const)('a seal that stays whole says why: %s', async (reason, words) => {
    const answer = await shopWith({ requestReveal: async () => ({ ok: false, reason }) }).post(
      '/orders/t/reveal',
      {},
    )
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  })

  test('a key of another order cannot be named', async () => {
    const requestReveal = vi.fn<StorefrontDeps['requestReveal']>()
    const answer = await shopWith({ requestReveal }).post('/orders/t/reveal', {
      unit: 'unt_00000000000000000000000000',
    })
    expect(answer.status).toBe(303)
    expect(requestReveal).not.toHaveBeenCalled()
  })

  test('the buyer chooses what happens to a missing key', async () => {
    const order = sampleOrder([{ kind: 'missing' }], { state: 'awaiting_choice' })
    const chooseShortage = vi.fn<StorefrontDeps['chooseShortage']>(async () => ({ ok: true }))
    const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), chooseShortage })
    expect(await (await shop.get('/orders/t')).text()).toContain(messages.en.order.shortage.refund)
    expect((await shop.post('/orders/t/shortage', { choice: 'wait' })).status).toBe(303)
    expect(chooseShortage).toHaveBeenCalledWith('t', 'wait')
    expect((await shop.post('/orders/t/shortage', { choice: 'both' })).status).toBe(422)
  })

  test('another address needs a right address and the proof of payment', async () => {
    const order = sampleOrder([{ kind: 'sealed' }], { emailRefused: true })
    const correctEmail = vi.fn<StorefrontDeps['correctEmail']>(async () => ({ ok: true, token: 'new-token' }))
    const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), correctEmail })
    const wrong = await shop.post('/orders/t/email', { email: 'ada', proof: '4242' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain(messages.en.order.emailErrors.email)
    const right = await shop.post('/orders/t/email', { email: 'ada@new.example', proof: '4242' })
    expect(right.headers.get('location')).toBe('/orders/new-token?news=email')
    correctEmail.mockResolvedValueOnce({ ok: false, reason: 'proof' })
    const unproven = await shop.post('/orders/t/email', { email: 'ada@new.example', proof: '1' })
    expect(await unproven.text()).toContain(messages.en.order.emailErrors.proof)
  })

  test('paying again leads to the payment page, or says that it cannot be reached', async () => {
    expect((await shopWith().post('/orders/t/pay', {})).headers.get('location')).toBe(
      'https://pay.example/session',
    )
    const closed = await shopWith({ payAgain: async () => ({ ok: false }) }).post('/orders/t/pay', {})
    expect(closed.status).toBe(422)
    expect(await closed.text()).toContain(messages.en.order.payAgainFailed)
  })

  test('an unpaid order can be given up', async () => {
    const cancelOrder = vi.fn(async () => undefined)
    const answer = await shopWith({ cancelOrder }).post(`/orders/${token}/cancel`, {})
    expect(answer.status).toBe(303)
    expect(cancelOrder).toHaveBeenCalledWith(token)
  })
})

describe('help', () => {
  test('looking for an order says the same whether it exists or not', async () => {
    const findOrder = vi.fn(async () => undefined)
    const shop = shopWith({ findOrder })
    const answer = await shop.post('/find-order', { number: '7kqm 2rx9', email: 'ada@example.org' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(messages.en.findOrder.sent)
    expect(findOrder).toHaveBeenCalledWith('7kqm 2rx9', 'ada@example.org')
    const wrong = await shop.post('/find-order', { number: '1', email: 'x' })
    expect(wrong.status).toBe(422)
    expect(findOrder).toHaveBeenCalledTimes(1)
  })

  test('every page has the link to withdraw', async () => {
    const shop = shopWith()
    for (const path of ['/', '/cart', '/orders/t', '/nowhere'])
      expect(await (await shop.get(path)).text()).toContain(
        '<a href="/withdraw">Withdraw from contract here</a>',
      )
    expect(await (await shop.get('/fr/terms')).text()).toContain(
      '<a href="/fr/withdraw">Renoncer au contrat ici</a>',
    )
  })

  test('the legal pages come from the seller’s settings', async () => {
    const shop = shopWith()
    for (const path of ['/legal-notice', '/withdraw', '/privacy', '/support'])
      expect(await (await shop.get(path)).text(), path).toContain('Comptoir des Clés SARL')
    const cookies = await (await shop.get('/cookies')).text()
    for (const name of ['akm_cart', 'akm_theme']) expect(cookies).toContain(`<code>${name}</code>`)
  })
})

describe('what machines read', () => {
  test('the sitemap lists every product in every language', async () => {
    const shop = shopWith()
    const index = await (await shop.get('/sitemap.xml')).text()
    expect(index).toContain('<loc>http://shop.example/sitemaps/products.xml</loc>')
    const products = await (await shop.get('/sitemaps/products.xml')).text()
    expect(products).toContain('<loc>http://shop.example/fr/products/iron-meridian</loc>')
    expect(products.endsWith('</urlset>')).toBe(true)
    expect(await (await shop.get('/sitemaps/after-iron-meridian.xml')).text()).not.toContain(
      'products/iron-meridian<',
    )
    expect((await shop.get('/sitemaps/other.xml')).status).toBe(404)
  })

  test('a demo shop is nobody’s search result', async () => {
    const { shop } = sampleStorefront()
    expect(await (await shopWith().get('/robots.txt')).text()).toContain(
      'Sitemap: http://shop.example/sitemap.xml',
    )
    const demo = shopWith({ shop: { ...shop, demo: true } })
    expect(await (await demo.get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
  })

  test('covers are drawn from slug and colours in the address, and only from good ones', async () => {
    const shop = shopWith()
    const cover = await shop.get('/covers/0.3_0.06_30-0.75_0.09_60/iron-meridian.svg')
    expect(cover.headers.get('content-type')).toBe('image/svg+xml')
    expect(await cover.text()).toMatch(/^<svg /)
    for (const path of [
      '/covers/x/a.svg',
      '/covers/9_9_9-9_9_9/a.svg',
      '/covers/0.3_0.06_30-0.75_0.09_60/A.svg',
    ])
      expect((await shop.get(path)).status, path).toBe(404)
  })

  test('the picture for social networks exists for products alone', async () => {
    const shop = shopWith()
    const picture = await shop.get('/og/iron-meridian.png')
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG')
    expect((await shop.get('/og/unknown.png')).status).toBe(404)
  })
})

describe('errors', () => {
  test('an unknown page is friendly in both languages', async () => {
    const answer = await shopWith().get('/fr/nulle-part')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain(messages.fr.errors.notFoundTitle)
  })

  test('a slash too many leads to the page', async () => {
    const answer = await shopWith().get('/fr/products/')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `${origin}/fr/products`])
  })

  test('a wrong method names the right ones', async () => {
    const answer = await shopWith().get('/fr/cart/lines')
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('an unreadable form is no failure of the shop', async () => {
    const app = webApp(sampleStorefront(), [])
    const answer = await app.request(`${origin}/find-order`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
      body: 'no multipart at all',
    })
    expect(answer.status).toBe(422)
  })

  test.each([
    [new Error('a secret detail'), 500, messages.en.errors.brokenTitle],
    [new AppError('unavailable', 'a secret detail'), 503, messages.en.errors.unavailableTitle],
    [new AppError('rate_limited', 'a secret detail'), 429, messages.en.errors.tooOftenTitle],
  ])('what breaks inside shows no detail: %s', async (error, status, title) => {
    const reportError = vi.fn()
    const listHighlights = async () => {
      throw error
    }
    const answer = await shopWith({ listHighlights, reportError }).get('/')
    const html = await answer.text()
    expect(answer.status).toBe(status)
    expect(html).toContain(title)
    expect(html).not.toContain('secret detail')
    expect(reportError).toHaveBeenCalledTimes(status === 500 ? 1 : 0)
  })
})

describe('mailbox of the demo', () => {
  const letter = {
    id: 'm1',
    to: 'ada@example.org',
    subject: 'Hello',
    at: new Date(),
    html: '<html><head></head>Hi</html>',
    text: 'Hi',
  }
  const mailbox = { list: async () => [letter], find: async (id: string) => (id === 'm1' ? letter : null) }

  test('does not exist where real mail goes out', async () => {
    expect((await shopWith().get('/dev/mail')).status).toBe(404)
  })

  test('shows a letter in a frame that can do nothing', async () => {
    const shop = shopWith({ mailbox })
    expect(await (await shop.get('/dev/mail')).text()).toContain('href="/dev/mail/m1"')
    const page = await shop.get('/dev/mail/m1')
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
    expect(await page.text()).toMatch(/<iframe[^>]*sandbox="[^"]*"/)
    const body = await shop.get('/dev/mail/m1/letter')
    expect(body.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(await body.text()).toContain('<base target="_top">')
    expect((await shop.get('/dev/mail/m2')).status).toBe(404)
  })
})
