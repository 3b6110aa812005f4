import { expect, test } from 'vitest'
import { parseMailAddress, parseSender } from './mail-address.ts'

test.each([
  ['buyer@example.eu', 'buyer@example.eu'],
  ['  Buyer.Name+shop@Example.EU ', 'Buyer.Name+shop@example.eu'],
  ["o'brien@mail.example.ie", "o'brien@mail.example.ie"],
  ['jean@müller.example', 'jean@xn--mller-kva.example'],
  ['用户@例子.example', '用户@xn--fsqu00a.example'],
  // The same letters typed in decomposed form are the same mailbox.
  ['cafe\u0301@example.eu', 'caf\u00e9@example.eu'],
])('%j is an address', (text, address) => {
  expect(parseMailAddress(text)).toBe(address)
})

// Protects against header injection: nodemailer would find a second recipient in most of these.
test.each([
  'buyer@example.eu\r\nBcc: thief@example.net',
  'buyer@example.eu\nBcc: thief@example.net',
  'buyer@example.eu,thief@example.net',
  'buyer@example.eu, thief@example.net',
  'buyer@example.eu;thief@example.net',
  'Buyer <thief@example.net>',
  '<buyer@example.eu>',
  '"buyer thief@example.net"@example.eu',
  'buyer@thief@example.eu',
  'buyer@example.eu@example.net',
  'buyer@example.eu\u0000',
  'buyer\u200b@example.eu',
  'buyer\u202e@example.eu',
  'buyer@example.eu%0aBcc:x',
  'buyer@ex%61mple.eu',
  'group:buyer@example.eu',
  'buyer (x)@example.eu',
  'buyer\\@example.eu',
  'buyer@[127.0.0.1]',
  'buyer@127.0.0.1',
  'buyer@0x7f.1',
  'buyer@localhost',
  'buyer@example..eu',
  'buyer@-example.eu',
  'buyer..name@example.eu',
  '.buyer@example.eu',
  'buyer@',
  '@example.eu',
  'buyer',
  '',
  `${'a'.repeat(65)}@example.eu`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.eu`,
])('%j is no address', (text) => {
  expect(parseMailAddress(text)).toBeUndefined()
})

test('the limit of 254 counts bytes as they are sent, after punycode', () => {
  const local = 'a'.repeat(64)
  const longest = `${local}@${'b.'.repeat(93)}com`
  expect(longest).toHaveLength(254)
  expect(parseMailAddress(longest)).toBe(longest)
  expect(parseMailAddress(`${local}@${'b.'.repeat(92)}bb.com`)).toBeUndefined()
  expect(parseMailAddress(`${local}@${'ü.'.repeat(80)}com`)).toBeUndefined()
})

test.each([
  ['shop@example.eu', { name: '', address: 'shop@example.eu' }],
  ['All Keys <shop@example.eu>', { name: 'All Keys', address: 'shop@example.eu' }],
  ['"Clés, etc." <shop@example.eu>', { name: 'Clés, etc.', address: 'shop@example.eu' }],
  ['<shop@example.eu>', { name: '', address: 'shop@example.eu' }],
])('%j is a sender', (text, sender) => {
  expect(parseSender(text)).toEqual(sender)
})

test.each([
  '',
  'Shop',
  'Shop <>',
  'Shop <a@b@c>',
  'Shop\r\nBcc: x <shop@example.eu>',
  'A <a@example.eu> <b@example.eu>',
])('%j is no sender', (text) => {
  expect(parseSender(text)).toBeUndefined()
})
