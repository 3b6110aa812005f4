import { expect, test } from 'vitest'
import { readVatNumber, splitVatNumber } from './vat-number.ts'

test.each([
  ['DE136695976', 'DE', 'DE136695976'],
  ['de 136.695-976', 'DE', 'DE136695976'],
  ['136695976', 'DE', 'DE136695976'],
  ['FR 40 303 265 045', 'FR', 'FR40303265045'],
  ['ATU13585627', 'AT', 'ATU13585627'],
  ['U13585627', 'AT', 'ATU13585627'],
  ['EL094259216', 'GR', 'EL094259216'],
  ['GR094259216', 'GR', 'EL094259216'],
  ['094259216', 'GR', 'EL094259216'],
  ['NL004495445B01', 'NL', 'NL004495445B01'],
  ['IE6433435F', 'IE', 'IE6433435F'],
])('%s of %s is %s', (typed, country, number) => {
  expect(readVatNumber(typed, country)).toEqual({ ok: true, number })
})

test.each([
  ['DE136695977', 'DE'],
  ['DE12', 'DE'],
  ['', 'DE'],
  ['my number', 'FR'],
])('%j is no number of %s: its check digit or its form is wrong', (typed, country) => {
  expect(readVatNumber(typed, country)).toEqual({ ok: false, reason: 'unreadable' })
})

test('a number of another country is told from one that is wrong', () => {
  expect(readVatNumber('DE136695976', 'AT')).toEqual({ ok: false, reason: 'other_country', country: 'DE' })
})

test('outside the Union a number is taken as it stands: nobody here can look it up', () => {
  expect(readVatNumber('CHE-116.281.710 MWST', 'CH')).toEqual({ ok: true, number: 'CHE116281710MWST' })
  expect(readVatNumber('!', 'CH')).toEqual({ ok: false, reason: 'unreadable' })
})

test('the register wants the letters apart', () => {
  expect(splitVatNumber('EL094259216')).toEqual({ prefix: 'EL', rest: '094259216' })
})
