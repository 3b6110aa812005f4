import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import { type Money, money } from '../shared/money.ts'
import { cookieJar } from './cookies.ts'
import { pageCache } from './page-cache.ts'
import { requestListener } from './server.ts'
import type { StorefrontDeps } from './storefront/deps.ts'
import { sampleProduct, sampleStorefront, withCart } from './storefront/storefront.fixture.ts'
import { webApp } from './web-app.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function openServer() {
  const findProduct = vi.fn<StorefrontDeps['findProduct']>(async () => sampleProduct())
  const deps = sampleStorefront({ findProduct })
  const cache = pageCache()
  deps.catalogueChanges.subscribe(cache.invalidate)
  const parts = {
    app: webApp(deps, []),
    cache,
    cookies: cookieJar({ secure: false }),
    currencies: ['EUR', 'GBP', 'JPY'],
    consent: deps.consent,
    visits: { answered: () => {} },
  }
  const server = createServer(requestListener(parts)).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'identity', ...headers } })
  return { get, deps, cache, findProduct }
}

test('the first and the second visitor get the same page, rendered once', async () => {
  const { get, findProduct, cache } = await openServer()
  const [first, second] = [await get('/products/a?utm_source=x'), await get('/products/a')]
  expect(await second.text()).toBe(await first.text())
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
  expect(second.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'))
  expect(findProduct).toHaveBeenCalledTimes(1)
  expect(cache.size().entries).toBe(1)
})

test('each browser gets the encoding that it asked for', async () => {
  const { get } = await openServer()
  for (const path of ['/', '/']) {
    const { headers } = await get(path, { 'accept-encoding': 'gzip, deflate, br' })
    expect(headers.get('content-encoding')).toBe('br')
    expect(headers.get('vary')).toContain('Accept-Encoding')
    expect((await get(path, { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip')
    expect((await get(path, { 'accept-encoding': 'br;q=0' })).headers.get('content-encoding')).toBeNull()
    expect((await get(path)).headers.get('content-encoding')).toBeNull()
  }
})

test('a browser that holds the page is told so, until the page changes', async () => {
  const { get, deps, findProduct } = await openServer()
  const etag = (await get('/products/a')).headers.get('etag') ?? ''
  const again = await get('/products/a', { 'if-none-match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  findProduct.mockResolvedValue(sampleProduct({ price: { minor: 100, currency: 'EUR' } }))
  deps.catalogueChanges.announce()
  const changed = await get('/products/a', { 'if-none-match': etag })
  expect([changed.status, (await changed.text()).includes('€1.00')]).toEqual([200, true])
})

test('a visitor with a cart sees the count and leaves nothing for others', async () => {
  const { get, cache } = await openServer()
  expect(await (await get('/', withCart)).text()).toContain('<span class="count">2</span>')
  expect(cache.size().entries).toBe(0)
  expect(await (await get('/')).text()).not.toContain('class="count"')
})

test('the colours and the offered language are kept apart', async () => {
  const { get } = await openServer()
  const dark = { cookie: 'akm_theme=dark' }
  const french = { 'accept-language': 'fr' }
  for (const round of [1, 2]) {
    expect(await (await get('/', dark)).text(), `round ${round}`).toContain('data-theme="dark"')
    expect(await (await get('/', french)).text()).toContain('language-offer')
    expect(await (await get('/')).text()).not.toMatch(/data-theme|language-offer/)
  }
})

test('asking for the head alone gives the headers of the page', async () => {
  const { get, deps } = await openServer()
  const body = await (await get('/')).text()
  const port = (servers[0]?.address() as AddressInfo | undefined)?.port
  const head = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'HEAD',
    headers: { 'accept-encoding': 'identity' },
  })
  expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(body)))
  expect(await head.text()).toBe('')
  expect(deps.shop.demo).toBe(false)
})

test('what is kept compressed is the page itself', async () => {
  const { get, cache } = await openServer()
  const body = await (await get('/')).text()
  const kept = cache.find('system off EUR none /')
  expect(brotliDecompressSync(kept?.bodies.br ?? '').toString()).toBe(body)
})

test('a page that is kept for one currency is never shown to who reads another', async () => {
  const { get, deps, findProduct } = await openServer()
  const prices: Record<string, Money> = {
    EUR: money(3499, 'EUR'),
    GBP: money(2999, 'GBP'),
    JPY: money(5400, 'JPY'),
  }
  findProduct.mockImplementation(async (_slug, currency) =>
    sampleProduct({ price: prices[currency] ?? money(1, 'EUR'), readIn: currency }),
  )
  const shown = ['€34.99', '£29.99', 'JP¥5,400']
  const cookies: [cookie: string, price: string][] = [
    ['', '€34.99'],
    ['akm_currency=GBP', '£29.99'],
    ['akm_currency=JPY', 'JP¥5,400'],
    // Forged, or of a currency that the shop has taken back.
    ['akm_currency=USD', '€34.99'],
    ['akm_currency=gbp', '€34.99'],
    ['akm_currency=GBP%00', '€34.99'],
  ]
  for (const _ of ['filled', 'from the cache']) {
    for (const [cookie, price] of cookies) {
      const answer = await get('/products/iron-meridian', { cookie })
      const html = await answer.text()
      expect(shown.filter((each) => html.includes(each))).toEqual([price])
      expect(answer.headers.get('vary')).toContain('Cookie')
    }
  }
  expect(findProduct).toHaveBeenCalledTimes(3)
  // Browsers are told so too: the tag of one is not that of another.
  const inPounds = await get('/products/iron-meridian', { cookie: 'akm_currency=GBP' })
  const tag = inPounds.headers.get('etag') ?? ''
  const inEuros = await get('/products/iron-meridian', { 'if-none-match': tag })
  expect(inEuros.status).toBe(200)
  // A change of prices is a change in every currency.
  deps.catalogueChanges.announce()
  await get('/products/iron-meridian', { cookie: 'akm_currency=GBP' })
  expect(findProduct).toHaveBeenCalledTimes(4)
})
