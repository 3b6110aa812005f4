import { expect, test } from 'vitest'
import { fromWallClock, isDay, localDayAfter, noonOf, toWallClock } from './time.ts'

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

// The shop's zone is an hour ahead of UTC in winter and two in summer.
test.each([
  ['2026-11-26T14:30', '2026-11-26T13:30:00.000Z'],
  ['2026-07-01T00:00', '2026-06-30T22:00:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-02-30T10:00', undefined],
  ['2026-11-26', undefined],
  ['', undefined],
  ['yesterday', undefined],
])('the wall clock %s is %s', (text, instant) => {
  const at = fromWallClock(text)
  expect(at?.toISOString()).toBe(instant)
  if (at) expect(toWallClock(at)).toBe(text)
})

test.each([
  ['1900-01-01', true],
  ['2028-02-29', true],
  ['9999-12-31', true],
  ['2027-02-29', false],
  ['1899-12-31', false],
  ['0000-01-01', false],
  ['0020-01-01', false],
  ['2027-1-1', false],
])('%s is a day of the calendar: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})
