import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { sampleAccounts, sampleAdmin } from './account/account.fixture.ts'
import { accountRoutes } from './account/index.tsx'
import { adminRoutes } from './admin/index.tsx'
import { sampleStorefront } from './storefront/storefront.fixture.ts'
import { webApp } from './web-app.ts'
import { yourDataRoutes } from './your-data/routes.tsx'

const deps = sampleStorefront()
const webhook = new Hono().post('/webhooks/stripe', (c) => c.text('taken'))
const accounts = sampleAccounts()
const app = webApp(deps, [
  webhook,
  accountRoutes(deps, accounts),
  yourDataRoutes(deps, accounts),
  adminRoutes(deps, accounts, sampleAdmin()),
])

const addressOf = (path: string) => `http://shop.example${path.replace(/:\w+/g, 'x')}`
const postRoutes = [...new Set(app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))]

describe('requests from elsewhere', () => {
  test('every route that changes something is known here', () => {
    const english = postRoutes.filter((path) => !path.startsWith('/fr/'))
    expect(
      english
        .filter((path) => path !== '/webhooks/stripe')
        .map((path) => `/fr${path}`)
        .sort(),
    ).toEqual(postRoutes.filter((path) => path.startsWith('/fr/')).sort())
    expect(english.sort()).toEqual([
      '/account/data/decisions',
      '/account/data/erase',
      '/account/data/export',
      '/account/profile',
      '/account/prove',
      '/account/security/email',
      '/account/security/password',
      '/account/security/second-factor',
      '/account/security/second-factor/off',
      '/account/security/sessions',
      '/admin/address-claims/:claim',
      '/admin/api/deliveries/:delivery',
      '/admin/api/keys/:key',
      '/admin/api/keys/new',
      '/admin/api/webhooks/:endpoint',
      '/admin/api/webhooks/new',
      '/admin/audit/check',
      '/admin/books/rates',
      '/admin/books/years/:year',
      '/admin/breach/people',
      '/admin/categories',
      '/admin/categories/:category',
      '/admin/categories/:category/move',
      '/admin/coupons',
      '/admin/coupons/:coupon',
      '/admin/customers',
      '/admin/disputes/:dispute/answer',
      '/admin/disputes/:dispute/draft',
      '/admin/disputes/warnings/:warning',
      '/admin/forecast/lead-times',
      '/admin/help/:article',
      '/admin/help/:article/state',
      '/admin/help/new',
      '/admin/invoices/:document/letter',
      '/admin/keyboard',
      '/admin/keys/batches/:batch',
      '/admin/keys/batches/:batch/holders',
      '/admin/keys/exports/:export',
      '/admin/keys/exports/:export/file',
      '/admin/keys/import',
      '/admin/keys/import/:upload',
      '/admin/keys/ledger/:key',
      '/admin/keys/ledger/:key/reveal',
      '/admin/keys/search',
      '/admin/keys/stock/:product',
      '/admin/letters/:mail',
      '/admin/macros',
      '/admin/macros/:macro',
      '/admin/orders',
      '/admin/orders/:order/company',
      '/admin/orders/:order/email',
      '/admin/orders/:order/gifts/:gift',
      '/admin/orders/:order/hold',
      '/admin/orders/:order/keys/:unit',
      '/admin/orders/:order/letters',
      '/admin/orders/:order/notes',
      '/admin/orders/:order/refunds',
      '/admin/orders/new',
      '/admin/places/platforms/:platform',
      '/admin/places/regions/:region',
      '/admin/products/:product',
      '/admin/products/:product/cover',
      '/admin/products/:product/prices',
      '/admin/products/:product/state',
      '/admin/products/bulk',
      '/admin/products/bulk/:bulk',
      '/admin/products/bulk/review',
      '/admin/products/import',
      '/admin/products/import/:import',
      '/admin/products/new',
      '/admin/products/preview',
      '/admin/reconciliation',
      '/admin/reconciliation/findings/:finding',
      '/admin/replacements/batches/:batch',
      '/admin/replacements/claims/:key',
      '/admin/replacements/claims/batches/:batch',
      '/admin/replacements/complaints/:complaint',
      '/admin/replacements/rules',
      '/admin/replies/:reply',
      '/admin/replies/new',
      '/admin/requests',
      '/admin/requests/:request',
      '/admin/retention/holds',
      '/admin/retention/holds/:hold',
      '/admin/retention/redactions/:redaction',
      '/admin/reviews/:review',
      '/admin/risk/cases/:case',
      '/admin/risk/lists',
      '/admin/risk/lists/:entry',
      '/admin/risk/rules',
      '/admin/sales',
      '/admin/sales/:sale',
      '/admin/samples/:sample',
      '/admin/search',
      '/admin/security/:alert',
      '/admin/set-up',
      '/admin/settings',
      '/admin/staff/:account',
      '/admin/staff/invitations',
      '/admin/staff/invitations/:invitation',
      '/admin/tags',
      '/admin/tags/:tag',
      '/admin/tickets/:ticket',
      '/admin/tickets/:ticket/merge',
      '/admin/tickets/:ticket/typing',
      '/admin/unviewed',
      '/admin/vat/:order',
      '/admin/vat/:order/number',
      '/admin/views',
      '/admin/views/:view',
      '/admin/welcome',
      '/admin/withdrawals/:withdrawal',
      '/cart/coupon',
      '/cart/lines',
      '/cart/lines/:productId',
      '/change-email/:request/:token',
      '/checkout',
      '/consent',
      '/cookies/counting',
      '/currency',
      '/find-order',
      '/find-order/wrong-address',
      '/gifts/:token/decline',
      '/gifts/:token/open',
      '/orders/:token/cancel',
      '/orders/:token/company',
      '/orders/:token/country',
      '/orders/:token/email',
      '/orders/:token/keys/:unit/gift',
      '/orders/:token/keys/:unit/gift/recall',
      '/orders/:token/keys/:unit/gift/resend',
      '/orders/:token/keys/:unit/problem',
      '/orders/:token/keys/:unit/problem/choice',
      '/orders/:token/keys/:unit/review',
      '/orders/:token/pay',
      '/orders/:token/resend',
      '/orders/:token/reveal',
      '/orders/:token/shortage',
      '/orders/:token/withdraw',
      '/orders/:token/withdraw/confirm',
      '/privacy/your-data',
      '/privacy/your-data/:token',
      '/recover',
      '/recover/:request/:token',
      '/reviews/:review/report',
      '/sign-in',
      '/sign-in/code',
      '/sign-in/link/:request/:token',
      '/sign-in/mail',
      '/sign-in/second-factor',
      '/sign-out',
      '/sign-up',
      '/suggest-help',
      '/theme',
      '/webhooks/stripe',
      '/withdraw',
      '/withdraw/confirm',
    ])
  })

  const refused = postRoutes.filter((path) => path !== '/webhooks/stripe')
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site', origin: 'http://blog.shop.example' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://shop.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ]

  test.each(refused)('%s refuses a form of another site', async (path) => {
    for (const headers of elsewhere) {
      const answer = await app.request(addressOf(path), { method: 'POST', headers })
      expect(answer.status, JSON.stringify(headers)).toBe(403)
    }
  })

  test.each(refused)('%s takes a form of our own page', async (path) => {
    const headers: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'http://shop.example' },
    ]
    for (const each of headers) {
      const answer = await app.request(addressOf(path), { method: 'POST', headers: each })
      expect(answer.status).not.toBe(403)
    }
  })

  test('the webhook is called by a machine, which checks itself', async () => {
    const answer = await app.request(addressOf('/webhooks/stripe'), { method: 'POST' })
    expect(await answer.text()).toBe('taken')
  })

  test('a method that no form has is guarded all the same', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await app.request(addressOf('/cart'), { method })).status).toBe(403)
  })
})

describe('headers', () => {
  test.each(['/', '/nowhere', '/cart', '/robots.txt'])(
    '%s lets the browser load our own files and nothing inline',
    async (path) => {
      const { headers } = await app.request(addressOf(path))
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).toContain("form-action 'self' https://pay.example;")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    },
  )

  test('https is demanded where the shop has it, and only there', async () => {
    expect((await app.request(addressOf('/'))).headers.get('strict-transport-security')).toBeNull()
    const shop = { ...deps.shop, baseUrl: 'https://shop.example' }
    const answer = await webApp({ ...deps, shop }, []).request('https://shop.example/')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=63072000')
    expect(answer.headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  })

  test('no page holds a script or a style of its own', async () => {
    for (const path of ['/', '/products', '/products/iron-meridian', '/orders/x', '/terms', '/nowhere']) {
      const html = await (await app.request(addressOf(path))).text()
      expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|javascript:/)
      for (const [, attributes = ''] of html.matchAll(/<script([^>]*)>/g))
        expect(attributes).toMatch(/src="\/assets\/|application\/ld\+json/)
    }
  })
})

// Founding policy, B4: the card is given to the payment provider, on its page.
test('no page asks for a card', async () => {
  const paths = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
  const fields: string[] = []
  for (const path of paths.filter((each) => !/[*{]/.test(each))) {
    const answer = await app.request(addressOf(path), { headers: { cookie: `akm_cart=${'c'.repeat(43)}~1` } })
    if (!answer.headers.get('content-type')?.includes('html')) continue
    const html = await answer.text()
    fields.push(...[...html.matchAll(/<(?:input|select|textarea)[^>]*>/g)].map(([field]) => field))
  }
  expect(fields.some((field) => field.includes('name="email"'))).toBe(true)
  const asksForCard = /autocomplete="cc-|(?:name|id)="[^"]*(?:card|cvc|cvv|iban|expiry)/i
  expect(fields.filter((field) => asksForCard.test(field))).toEqual([])
})

test('a body larger than any form is refused before it is read', async () => {
  const answer = await app.request(addressOf('/checkout'), {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `email=${'x'.repeat(70_000)}`,
  })
  expect(answer.status).toBe(413)
})
