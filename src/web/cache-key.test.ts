import { expect, test } from 'vitest'
import { newId } from '../shared/ids.ts'
import { cacheKey } from './cache-key.ts'
import { matomo } from './consent/adapters/matomo.ts'
import { meta } from './consent/adapters/meta.ts'
import { nothingToAsk, visitorConsent } from './consent/visitor-consent.ts'
import { cookieJar } from './cookies.ts'

const cookies = cookieJar({ secure: false })
type More = { method?: string; cookie?: string; acceptLanguage?: string; signal?: string }
const keyOf = (url: string, more: More = {}, consent: Pick<typeof asking, 'standing'> = nothingToAsk) =>
  cacheKey(
    { method: 'GET', cookie: null, acceptLanguage: null, signal: null, ...more, url },
    cookies,
    consent,
    ['EUR', 'GBP', 'JPY'],
  )

/** Reads what stands in the cookie as it is: its signature is tried elsewhere. */
const asking = visitorConsent({
  adapters: [matomo({ url: 'https://stats.example', site: '1' }), meta({ pixelId: '1' })],
  cookies,
  readChoice: (token) =>
    /^[ma-]+$/.test(token)
      ? {
          proofId: newId('cns'),
          allowed: { measurement: token.includes('m'), advertising: token.includes('a') },
          textHash: Buffer.alloc(32),
          at: new Date(),
        }
      : undefined,
})

test('a page has one name whatever unknown parameters it is asked with', () => {
  expect(keyOf('/?utm_source=x')).toBe(keyOf('/'))
  expect(keyOf('/products/a?fbclid=1&x=2')).toBe(keyOf('/products/a'))
  expect(keyOf('/products?utm_source=x&platform=b&platform=a')).toBe(keyOf('/products?platform=a&platform=b'))
})

test('what changes the page changes the name', () => {
  const names = [
    keyOf('/'),
    keyOf('/fr'),
    keyOf('/', { cookie: 'akm_theme=dark' }),
    keyOf('/', { acceptLanguage: 'fr' }),
    keyOf('/', { cookie: 'akm_currency=GBP' }),
    keyOf('/', { cookie: 'akm_currency=JPY' }),
    keyOf('/products?page=2'),
    keyOf('/fr/products?page=2'),
  ]
  expect(new Set(names).size).toBe(names.length)
})

test('a currency that the shop does not ask prices in makes no other page', () => {
  for (const forged of ['USD', 'gbp', 'EUR', '', 'GBPX', '../GBP', 'constructor'])
    expect(keyOf('/', { cookie: `akm_currency=${forged}` })).toBe(keyOf('/'))
  // A filter by price is one in the currency that is read: fractions of a yen are none.
  const yen = { cookie: 'akm_currency=JPY' }
  expect(keyOf('/products?min=10.50', yen)).toBe(keyOf('/products', yen))
  expect(keyOf('/products?min=10.50')).not.toBe(keyOf('/products'))
})

test('whoever has a cart gets pages of their own, but the same files', () => {
  const cookie = 'akm_theme=dark; akm_cart=abc~1'
  expect(keyOf('/', { cookie })).toBeNull()
  expect(keyOf('/assets/main-ABC.css', { cookie })).toBe('/assets/main-ABC.css')
})

test.each([
  '/cart',
  '/checkout',
  '/fr/checkout',
  '/orders/abc',
  '/find-order',
  '/suggest?q=a',
  '/dev/mail',
  '/webhooks/stripe',
  '/readyz',
  '/sitemap.xml',
])('%s is never kept', (url) => {
  expect(keyOf(url)).toBeNull()
})

test('only reading is answered from the cache', () => {
  expect(keyOf('/', { method: 'POST' })).toBeNull()
  expect(keyOf('/', { method: 'HEAD' })).toBe(keyOf('/'))
})

test('where consent is asked for, each answer has its own pages and nobody else’s', () => {
  const states: More[] = [
    {},
    { signal: '1' },
    ...['-', 'm', 'a', 'ma'].map((choice) => ({ cookie: `akm_consent=${choice}` })),
  ]
  const names = states.map((each) => keyOf('/', each, asking))
  expect(names).not.toContain(null)
  expect(new Set(names).size).toBe(names.length)
  // A cookie that says nothing, and consent under the signal, are what they are.
  expect(keyOf('/', { cookie: 'akm_consent=forged' }, asking)).toBe(keyOf('/', {}, asking))
  expect(keyOf('/', { cookie: 'akm_consent=ma', signal: '1' }, asking)).toBe(
    keyOf('/', { signal: '1' }, asking),
  )
})

test('where nothing is asked, whatever stands in the cookie makes no other page', () => {
  expect(keyOf('/', { cookie: 'akm_consent=ma; _pk_id.1.a=x', signal: '1' })).toBe(keyOf('/'))
})

test('cookies of others that nothing allows are for the shop to expire, not for the cache to overlook', () => {
  const allowed = { cookie: 'akm_consent=m; _pk_id.1.abcd=x' }
  expect(keyOf('/', allowed, asking)).not.toBeNull()
  expect(keyOf('/', { ...allowed, signal: '1' }, asking)).toBeNull()
  expect(keyOf('/', { cookie: 'akm_consent=m; _fbp=x' }, asking)).toBeNull()
  expect(keyOf('/', { cookie: '_pk_ses.1.abcd=x' }, asking)).toBeNull()
})
