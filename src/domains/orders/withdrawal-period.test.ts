import { expect, test } from 'vitest'
import { withdrawalPeriod } from './withdrawal-period.ts'

const lastDay = (concluded: string, country = 'FR') => withdrawalPeriod(new Date(concluded), country).lastDay

test.each([
  ['counts fourteen days from the day after the contract', '2026-11-23T10:00:00Z', '2026-12-07'],
  ['takes the day of the shop, not that of the server', '2026-11-23T23:30:00Z', '2026-12-08'],
  ['ends on Monday instead of Saturday', '2026-11-28T10:00:00Z', '2026-12-14'],
  ['ends on Monday instead of Sunday', '2026-11-29T10:00:00Z', '2026-12-14'],
  ['passes over Christmas and the weekend after it', '2026-12-11T10:00:00Z', '2026-12-28'],
  ['passes over Easter Monday', '2027-03-15T10:00:00Z', '2027-03-30'],
  ['passes over the fourteenth of July', '2027-06-30T10:00:00Z', '2027-07-15'],
  ['ends on the last day of February', '2028-02-15T10:00:00Z', '2028-02-29'],
])('%s', (_, concluded, day) => expect(lastDay(concluded)).toBe(day))

test('a holiday of the customer’s country counts as well as one of the seller’s', () => {
  expect(lastDay('2026-10-19T10:00:00Z', 'DE')).toBe('2026-11-02')
  expect(lastDay('2027-09-20T10:00:00Z', 'IT')).toBe('2027-10-05')
  expect(lastDay('2027-06-30T10:00:00Z', 'DE')).toBe('2027-07-15')
})

test('the day ends where the customer lives, when that is later', () => {
  const ends = (country: string) => withdrawalPeriod(new Date('2026-11-23T10:00:00Z'), country).endsAt
  expect(ends('FR').toISOString()).toBe('2026-12-07T23:00:00.000Z')
  expect(ends('FI').toISOString()).toBe('2026-12-07T23:00:00.000Z')
  expect(ends('PT').toISOString()).toBe('2026-12-08T01:00:00.000Z')
})

test('the hour that is set back in autumn makes the period an hour longer, never shorter', () => {
  const { endsAt, lastDay } = withdrawalPeriod(new Date('2027-10-18T10:00:00Z'), 'FR')
  expect(lastDay).toBe('2027-11-02')
  expect(endsAt.toISOString()).toBe('2027-11-02T23:00:00.000Z')
})

test('a country that nobody knows has the period of the shop', () => {
  expect(lastDay('2026-11-23T10:00:00Z', 'ZZ')).toBe('2026-12-07')
})
