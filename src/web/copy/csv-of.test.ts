import { expect, test } from 'vitest'
import { money, plainAmount } from '../../shared/money.ts'
import { asCsv } from './csv-of.ts'

test.each([
  [plainAmount(money(-500, 'EUR')), '-5.00'],
  [plainAmount(money(500, 'EUR')), '5.00'],
  [-5, '-5'],
  ['-5', '-5'],
])('a sum below nothing is a number that is added up: %s', (value, written) => {
  expect(asCsv([[value]])).toBe(`${written}\r\n`)
})

test.each(['-1+1', '-5.00|cmd', '-A1', '--5', '-5,00', '-5.', '-', '-5\n=1', '+5', '=5', '@5'])(
  'what is no plain number never runs: %j',
  (value) => {
    expect(asCsv([[value]])).toMatch(/^"?'/)
  },
)
