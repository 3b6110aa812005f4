import { expect, test } from 'vitest'
import { isDayOff } from './public-holidays.ts'

test.each([
  ['2026-07-14', 'FR', true],
  ['2026-07-14', 'DE', false],
  ['2026-07-15', 'FR', false],
  ['2026-07-18', 'FR', true],
  ['2026-04-03', 'FR', true],
  ['2026-04-06', 'FR', true],
  ['2026-04-27', 'FR', true],
  ['2026-05-22', 'FR', true],
  ['2026-05-27', 'FR', true],
  ['2026-06-10', 'FR', true],
  ['2027-12-20', 'FR', true],
  ['2028-12-26', 'FR', true],
  ['2026-05-14', 'FR', true],
  ['2027-05-06', 'AT', true],
  // By the calendar of the East, on another day than in the West.
  ['2026-04-10', 'GR', true],
  ['2026-04-03', 'GR', false],
  // A Monday in place of a weekend, the first one and the last one of a month.
  ['2026-12-28', 'IE', true],
  ['2026-05-04', 'IE', true],
  ['2026-05-11', 'IE', false],
  ['2026-10-26', 'IE', true],
  ['2026-10-19', 'IE', false],
  // Outside the Union weekends alone are known.
  ['2027-05-17', 'NO', false],
  ['2026-05-16', 'NO', true],
] as const)('%s in %s: %s', (day, country, isOff) => {
  expect(isDayOff(Temporal.PlainDate.from(day), country)).toBe(isOff)
})
