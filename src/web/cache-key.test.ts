import { expect, test } from 'vitest'
import { cacheKey } from './cache-key.ts'
import { cookieJar } from './cookies.ts'

const cookies = cookieJar({ secure: false })
const keyOf = (url: string, more: { method?: string; cookie?: string; acceptLanguage?: string } = {}) =>
  cacheKey({ method: 'GET', cookie: null, acceptLanguage: null, ...more, url }, cookies)

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
    keyOf('/products?page=2'),
    keyOf('/fr/products?page=2'),
  ]
  expect(new Set(names).size).toBe(names.length)
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
