import { expect, test } from 'vitest'
import { preferredLocale } from './language-preference.ts'

test.each([
  ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['en;q=0.5, fr;q=0.7', 'fr'],
  ['de-DE,de;q=0.9,en;q=0.1', 'en'],
  ['de', null],
  ['fr;q=0', null],
  ['*', null],
  ['', null],
  [undefined, null],
  [';;;,=,q=1;q=x', null],
])('%j prefers %j', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})
