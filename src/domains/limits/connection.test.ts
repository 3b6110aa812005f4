import { expect, test } from 'vitest'
import { connectionKeys } from './connection.ts'

test.each([
  ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['203.0.113.7:51234', '203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['::FFFF:cb00:7107', '203.0.113.7', '203.0.113.0/24'],
  ['[::ffff:203.0.113.7]:443', '203.0.113.7', '203.0.113.0/24'],
  ['0:0:0:0:0:ffff:cb00:7107', '203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3:8d3::/64', '2001:db8:85a3::/48'],
  ['2001:0DB8:85a3:08d3::1', '2001:db8:85a3:8d3::/64', '2001:db8:85a3::/48'],
  ['[2001:db8:85a3:8d3::1]:8443', '2001:db8:85a3:8d3::/64', '2001:db8:85a3::/48'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
])('%s is the address %s in the network %s', (given, address, network) => {
  expect(connectionKeys(given)).toEqual({ address, network })
})

test('two households of one provider have different addresses and one network', () => {
  const [one, other] = [connectionKeys('2001:db8:1:1::9'), connectionKeys('2001:db8:1:2::9')]
  expect(one.address).not.toBe(other.address)
  expect(one.network).toBe(other.network)
})

// An address that a proxy could not name must not be a way around the limits.
test.each(['unknown', '', '1.2.3', '1.2.3.4.5:80', 'cafe', '[1.2.3.4', '2001:db8::1::2'])(
  'what cannot be read (%j) is counted together',
  (given) => {
    expect(connectionKeys(given)).toEqual({ network: 'unreadable' })
  },
)

test('without a connection there is nothing to count', () => {
  expect(connectionKeys(null)).toEqual({})
})
