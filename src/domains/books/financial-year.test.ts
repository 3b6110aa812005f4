import { expect, test } from 'vitest'
import { firstDayOf, lastDayOf } from './financial-year.ts'

test.each([
  [2026, { month: 12, day: 31 }, '2026-01-01', '2026-12-31'],
  [2026, { month: 6, day: 30 }, '2025-07-01', '2026-06-30'],
  [2027, { month: 2, day: 29 }, '2026-03-01', '2027-02-28'],
  [2028, { month: 2, day: 29 }, '2027-03-01', '2028-02-29'],
])('the year %i that closes on %o', (year, close, first, last) => {
  expect([firstDayOf(year, close), lastDayOf(year, close)]).toEqual([first, last])
})
