import fc from 'fast-check'
import { expect, test } from 'vitest'
import { browserOf, networkOf } from './visitor.ts'

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::/48'],
  ['::1', '0:0:0::/48'],
  ['not an address', null],
])('of %s only the network %s is kept in the clear', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})

test('a browser is a family and a number, whatever the header says', () => {
  expect(browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox 140',
  )
  expect(browserOf('Mozilla/5.0 … AppleWebKit/537.36 Chrome/150.0.1.2 Safari/537.36 Edg/150.0')).toBe(
    'Edge 150',
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (header) => {
      expect(browserOf(header)).toMatch(/^(Edge|Opera|Firefox|Chrome|Safari) \d{1,4}$|^Other$/)
    }),
  )
})
