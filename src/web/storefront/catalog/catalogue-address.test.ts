import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogueAddress, parseCatalogueAddress } from './catalogue-address.ts'

const parse = (query: string) => parseCatalogueAddress('en', new URLSearchParams(query))

test('an empty address asks for the newest of everything', () => {
  expect(parse('')).toEqual({
    locale: 'en',
    currency: 'EUR',
    platforms: [],
    regions: [],
    categories: [],
    inStock: false,
    onSale: false,
    sort: 'newest',
    page: 1,
  })
})

test('everything that can be asked for stands in the address', () => {
  const address =
    '/products?q=red+key&kind=game&category=c&platform=a&platform=b&region=eu&min=5&max=9.99&stock=1&sale=1&sort=price_up&page=3'
  expect(catalogueAddress(parse(address.slice('/products'.length)))).toBe(address)
})

test('the order of parameters, repetitions and defaults make no other address', () => {
  const one = parse('?platform=b&platform=a&platform=a&page=1&sort=newest&stock=0')
  expect(catalogueAddress(one)).toBe('/products?platform=a&platform=b')
  expect(catalogueAddress(parse('?q=x&sort=relevance'))).toBe('/products?q=x')
})

test.each([
  ['?page=0', '/products'],
  ['?page=-1', '/products'],
  ['?page=1e9', '/products'],
  ['?page=99999', '/products'],
  ['?sort=relevance', '/products'],
  ['?sort=drop+table', '/products'],
  ['?platform=%3Cscript%3E', '/products'],
  ['?min=abc&max=-4', '/products'],
  ['?kind=boat', '/products'],
  ['?q=%20%20', '/products'],
])('%s, which makes no sense, is left out', (query, address) => {
  expect(catalogueAddress(parse(query))).toBe(address)
})

test('a search is one line of at most 80 characters', () => {
  expect(parse(`?q=${'x'.repeat(500)}`).text).toHaveLength(80)
  expect(parse('?q=a%0A%20b').text).toBe('a b')
})

test.each([
  ['12', 1200],
  ['12.5', 1250],
  ['12,50', 1250],
  [' 0.99 ', 99],
  ['1.234', undefined],
  ['', undefined],
])('%j is %j cents', (text, minor) => {
  expect(parse(`?min=${encodeURIComponent(text)}`).minPriceMinor).toBe(minor)
})

test('whatever is asked, the address of the answer asks for the same', () => {
  const name = fc.constantFrom(
    'q',
    'kind',
    'platform',
    'region',
    'category',
    'min',
    'max',
    'stock',
    'sale',
    'sort',
    'page',
  )
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('1', '2', 'game', 'price_up', 'relevance', '9.90', 'eu'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (pairs) => {
      const query = parseCatalogueAddress('fr', new URLSearchParams(pairs))
      const address = catalogueAddress(query)
      expect(parseCatalogueAddress('fr', new URL(address, 'http://x').searchParams)).toEqual(query)
    }),
  )
})
