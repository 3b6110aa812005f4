import { expect, test } from 'vitest'
import { documentNumber, financialYearOf } from './number.ts'

test('a number says what it is, its year and its place', () => {
  expect(documentNumber('invoice', 2026, 123)).toBe('F2026-000123')
  expect(documentNumber('credit_note', 2027, 1_234_567)).toBe('A2027-1234567')
})

test.each([
  ['2026-12-31', { month: 12, day: 31 }, 2026],
  ['2027-01-01', { month: 12, day: 31 }, 2027],
  ['2026-06-30', { month: 6, day: 30 }, 2026],
  ['2026-07-01', { month: 6, day: 30 }, 2027],
])('%s is of the financial year that closes on %o of %i', (day, close, year) => {
  expect(financialYearOf(day, close)).toBe(year)
})
