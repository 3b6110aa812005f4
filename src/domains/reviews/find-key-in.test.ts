import { expect, test } from 'vitest'
import { findKeyIn } from './find-key-in.ts'

test.each([
  'Mine was ABCDE-FGHIJ-KLMNO, take it.',
  'AB12C-DE34F-GH56J',
  'ab12c-de34f-gh56j works for me',
  'ABCD EFGH 1234 5678',
  'ABCD\u200b-EFGH-1234-5678',
  'Ａ１Ｂ２Ｃ-Ｄ３Ｅ４Ｆ-Ｇ５Ｈ６Ｊ',
  'key:X7K2M9QLP4TR8W',
  '1234-5678-9012-3456',
  'XK4P9_MM2QL_7TT0A',
  'used ABCDE-FGHIJ-KLMN3 works',
  'here: ABCDEFGHIJKL3MNO',
])('a licence key is found: %s', (text) => {
  expect(findKeyIn(text)).toBeDefined()
})

test.each([
  'Very good, and it runs on Windows 11 and on macOS 26 without a hitch.',
  'Bought in 2024, used in 2025, still fine in 2026!',
  'Très bien, rien à dire : la clé marche du premier coup.',
  'well-known state-of-the-art tool, with some over-engineered parts',
  'It has been used here like that since last year when they came along with this',
  'Version 12.4.1 costs 19.99 and needs 16 GB',
  'GOOD VALUE, FAST SHOP',
  'Supercalifragilisticexpialidocious',
])('prose is none: %s', (text) => {
  expect(findKeyIn(text)).toBeUndefined()
})

test('a key of the shop’s own products is found by what they look like', () => {
  expect(findKeyIn('it is rw/7/blue', ['^rw/[0-9]/[a-z]+$'])).toBe('rw/7/blue')
  expect(findKeyIn('it is rw/x/blue', ['^rw/[0-9]/[a-z]+$'])).toBeUndefined()
})
