import { expect, test } from 'vitest'
import { fileHref, href, inLocale, splitLocale } from './routes.ts'

test('addresses are English at the root and French under /fr', () => {
  expect(href('en', 'home')).toBe('/')
  expect(href('fr', 'home')).toBe('/fr')
  expect(href('en', 'product', { slug: 'a-b' })).toBe('/products/a-b')
  expect(href('fr', 'orderReveal', { token: 't.1' })).toBe('/fr/orders/t.1/reveal')
})

test('what fills an address cannot leave its place', () => {
  expect(href('en', 'product', { slug: '../cart?x' })).toBe('/products/..%2Fcart%3Fx')
  expect(fileHref('openGraphImage', { file: 'a b.png' })).toBe('/og/a%20b.png')
})

test.each([
  ['/', 'en', '/'],
  ['/fr', 'fr', '/'],
  ['/fr/', 'fr', '/'],
  ['/fr/cart', 'fr', '/cart'],
  ['/fr?x=1', 'fr', '/?x=1'],
  ['/france', 'en', '/france'],
  ['/en/cart', 'en', '/en/cart'],
])('%s is %s %s', (address, locale, path) => {
  expect(splitLocale(address)).toEqual({ locale, path })
})

test('switching the language keeps page and query', () => {
  expect(inLocale('fr', '/products?sort=name')).toBe('/fr/products?sort=name')
  expect(inLocale('en', '/fr/products?sort=name')).toBe('/products?sort=name')
  expect(inLocale('fr', '/')).toBe('/fr')
})
