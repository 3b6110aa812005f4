import { expect, test } from 'vitest'
import { formatDate } from './dates.ts'

const winter = new Date('2026-11-25T22:35:00Z')
const summer = new Date('2027-07-01T21:35:00Z')

test('a zone is named in words, the same in winter and summer, and stays with its time', () => {
  expect(formatDate(winter, 'en', 'timeInZone')).toBe('23:35\u00a0(Paris\u00a0time)')
  expect(formatDate(winter, 'fr', 'timeInZone')).toBe('23:35\u00a0(heure\u00a0de\u00a0Paris)')
  expect(formatDate(summer, 'en', 'dateTimeInZone')).toBe('1 July at 23:35\u00a0(Paris\u00a0time)')
  expect(formatDate(summer, 'fr', 'dateTimeInZone')).toBe('1 juillet à 23:35\u00a0(heure\u00a0de\u00a0Paris)')
})

test('elsewhere a time stands alone', () => {
  expect(formatDate(winter, 'fr', 'dateTime')).toBe('25 novembre à 23:35')
})
