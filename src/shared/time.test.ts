import { expect, test } from 'vitest'
import { localDayAfter, noonOf } from './time.ts'

test.each([
  ['2026-11-23T18:00:00Z', 14, '2026-12-07'],
  // Past midnight in Paris, not yet in UTC.
  ['2026-11-23T23:30:00Z', 14, '2026-12-08'],
  ['2026-07-01T22:30:00Z', 0, '2026-07-02'],
  // Over the change to winter time.
  ['2026-10-20T10:00:00Z', 14, '2026-11-03'],
])('the shop’s day of %s plus %i days is %s', (at, count, day) => {
  expect(localDayAfter(new Date(at), count)).toBe(day)
})

test('a day that is shown in the shop’s zone stays that day', () => {
  const shown = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(noonOf('2026-12-07'))
  expect(shown).toBe('2026-12-07')
})
