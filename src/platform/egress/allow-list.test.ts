import { expect, test } from 'vitest'
import { allowList } from './allow-list.ts'

const hour = 60 * 60_000

test.each([
  ['api.example.eu', 443, true],
  ['API.Example.EU.', 443, true],
  ['api.example.eu', 80, false],
  ['api.example.eu.evil.example', 443, false],
  ['evil-api.example.eu', 443, false],
  ['deep.below.example.org', 443, true],
  ['below.example.org', 443, false],
  ['evilbelow.example.org', 443, false],
  ['[::1]', 5432, true],
  ['::1', 5432, true],
])('%s:%s is open: %s', (host, port, isOpen) => {
  const list = allowList()
  list.add([
    { host: 'api.example.eu', port: 443 },
    { host: '*.below.example.org', port: 443 },
    { host: '::1', port: 5432 },
  ])
  expect(list.permits({ host, port })).toBe(isOpen)
})

test('an address is open on the ports of the name that was found to have it, for an hour', () => {
  let now = 0
  const list = allowList(() => now)
  list.add([{ host: 'mail.example.eu', port: 587 }])
  list.learn('mail.example.eu', ['192.0.2.7'])
  list.learn('strange.example', ['192.0.2.8'])
  expect(list.permits({ host: '192.0.2.7', port: 587 })).toBe(true)
  expect(list.permits({ host: '192.0.2.7', port: 443 })).toBe(false)
  expect(list.permits({ host: '192.0.2.8', port: 587 })).toBe(false)
  now = hour + 1
  expect(list.permits({ host: '192.0.2.7', port: 587 })).toBe(false)
})

test('a shop that starts again knows the addresses of the names that it permits, and of no others', () => {
  const learned = new Map()
  const before = allowList(undefined, learned)
  before.add([
    { host: 'mail.example.eu', port: 587 },
    { host: 'left.example.eu', port: 587 },
  ])
  before.learn('mail.example.eu', ['192.0.2.7'])
  before.learn('left.example.eu', ['192.0.2.8'])
  const after = allowList(undefined, learned)
  after.add([{ host: 'mail.example.eu', port: 465 }])
  expect(after.permits({ host: '192.0.2.7', port: 465 })).toBe(true)
  expect(after.permits({ host: '192.0.2.7', port: 587 })).toBe(false)
  expect(after.permits({ host: '192.0.2.8', port: 587 })).toBe(false)
})

test('a name with ever new addresses fills no memory', () => {
  const list = allowList()
  list.add([{ host: 'mail.example.eu', port: 587 }])
  for (let n = 0; n < 1000; n += 1) list.learn('mail.example.eu', [`192.0.${n >> 8}.${n & 255}`])
  expect(list.permits({ host: '192.0.0.1', port: 587 })).toBe(false)
  expect(list.permits({ host: '192.0.3.231', port: 587 })).toBe(true)
})

test('what is lent is open until it is given back, by everybody who had it', () => {
  const list = allowList()
  const target = { host: 'hooks.example.com', port: 443 }
  const [first, second] = [list.lend(target), list.lend(target)]
  list.learn('hooks.example.com', ['192.0.2.9'])
  expect([list.permits(target), list.knows('HOOKS.example.com.')]).toEqual([true, true])
  expect(list.permits({ host: 'hooks.example.com', port: 80 })).toBe(false)
  expect(list.permits({ host: '192.0.2.9', port: 443 }), 'its address stays open for nobody').toBe(false)
  first()
  expect(list.permits(target)).toBe(true)
  second()
  expect([list.permits(target), list.knows('hooks.example.com')]).toEqual([false, false])
})
