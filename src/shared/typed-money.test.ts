import { expect, test } from 'vitest'
import { formatMoney, money } from './money.ts'
import { readTypedMoney } from './typed-money.ts'

test.each([
  ['150', 15_000],
  [' 150 ', 15_000],
  ['150,5', 15_050],
  ['150.00', 15_000],
  ['150,00 €', 15_000],
  ['€150', 15_000],
  ['EUR 150', 15_000],
  ['150 eur', 15_000],
  ['1,500.00', 150_000],
  ['1.500,00 €', 150_000],
  ['1 500,00 €', 150_000],
  ['1,500', 150_000],
  ['1.345.678', 134_567_800],
  ["1'500", 150_000],
  ['0', 0],
  ['$150', 'other_currency'],
  ['150 GBP', 'other_currency'],
  ['', 'unreadable'],
  ['€', 'unreadable'],
  ['-5', 'unreadable'],
  ['1e3', 'unreadable'],
  ['€150€', 'unreadable'],
  ['1,50,0', 'unreadable'],
  ['15.000', 1_500_000],
  ['1.5.00', 'unreadable'],
  ['150.123456', 'unreadable'],
  ['99999999999', 'unreadable'],
  ['a lot', 'unreadable'],
] as const)('%j is %s in euros', (text, expected) => {
  expect(readTypedMoney(text, 'EUR')).toBe(expected)
})

test('what the shop writes it reads again, in both languages', () => {
  for (const minor of [1, 100, 15_000, 150_000, 123_456_789])
    for (const locale of ['en', 'fr'])
      expect(readTypedMoney(formatMoney(money(minor, 'EUR'), locale), 'EUR')).toBe(minor)
})

test.each([
  ['1500', 1500],
  ['¥1,500', 1500],
  ['15.50', 'unreadable'],
] as const)('%j is %s in yen, which have no cents', (text, expected) => {
  expect(readTypedMoney(text, 'JPY')).toBe(expected)
})
