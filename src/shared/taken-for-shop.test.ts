import { expect, test } from 'vitest'
import { isTakenForShop } from './taken-for-shop.ts'

const own = ['AllKeyMasters', 'keys.example']

test('a name that could be taken for the shop is known in any spelling', () => {
  for (const name of [
    'AllKeyMasters',
    'allkeymasters',
    'The AllKeyMasters team',
    'All Key Masters',
    'A l l K e y M a s t e r s',
    'ÀllKéyMâsters',
    'ＡｌｌＫｅｙＭａｓｔｅｒｓ',
    'AllKeyM\u0430sters',
    'A11KeyMa5ters',
    'AllKey\u200bMasters',
    'keys.example',
    'KEYS EXAMPLE',
    'Support',
    'Your s u p p o r t',
    'SUPP0RT',
    'Support-Team',
    'Customer  Service',
    'Service client',
    'Administrateur',
    'Admin',
  ])
    expect(isTakenForShop(name, own), name).toBe(true)
})

test('names of people and of their teams are nobody else’s', () => {
  for (const name of [
    'Ada',
    'Your team at work',
    'Keymal Masterson',
    'Your mum, who supports you',
    'Badminton club',
    'Master of all keys',
    'Zoë',
    'Мария',
    '李雷',
    '',
    'X',
  ])
    expect(isTakenForShop(name, own), name).toBe(false)
})

test('a short name of the shop is looked for as a word, and not within others', () => {
  expect(isTakenForShop('Your Key', ['Key'])).toBe(true)
  expect(isTakenForShop('Mikey', ['Key'])).toBe(false)
})
