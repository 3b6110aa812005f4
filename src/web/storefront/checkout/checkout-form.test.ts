import { expect, test } from 'vitest'
import { en } from '../../ui/messages/en.ts'
import { vatWords } from '../../ui/vat-words.ts'
import { parseCheckout } from './checkout-form.ts'
import { isEmail } from './email-address.ts'

const filled = {
  checkout_key: '4b7f5c1e-2b39-4f4e-9a8e-3d2f7a1c9b10',
  total: '6998',
  currency: 'EUR',
  email: ' ada@example.org ',
  country: 'FR',
  name: '',
  company_name: '',
  company_address: '',
  delivery: 'sealed',
}
const now = new Date('2026-11-23T17:00:00Z')
const parse = (change: Record<string, unknown> = {}) =>
  parseCheckout(
    { ...filled, ...change },
    {
      ...{ locale: 'en', m: en, countries: ['FR', 'DE'], now, own: ['AllKeyMasters'] },
    },
  )
const errorsOf = (change: Record<string, unknown>) => {
  const parsed = parse(change)
  return parsed.ok ? {} : parsed.errors
}

test('a filled form is parsed, with nothing for what was left empty', () => {
  expect(parse()).toMatchObject({
    ok: true,
    form: {
      email: 'ada@example.org',
      country: 'FR',
      name: null,
      companyName: null,
      delivery: 'sealed',
      express: false,
      acknowledge: false,
      shownTotal: { minor: 6998, currency: 'EUR' },
    },
  })
})

test('every field says what is wrong with it, and what was typed is kept', () => {
  const parsed = parse({ email: 'ada', country: 'XX', company_address: 'Lyon' })
  expect(parsed).toMatchObject({ ok: false, broken: false, values: { email: 'ada', companyAddress: 'Lyon' } })
  expect(errorsOf({ email: 'ada', country: 'XX', company_address: 'Lyon' })).toEqual({
    email: en.checkout.errors.emailWrong,
    country: en.checkout.errors.countryMissing,
    companyName: en.checkout.errors.companyName,
  })
})

test('delivery at once needs both confirmations, and sealed delivery none', () => {
  expect(Object.keys(errorsOf({ delivery: 'at_once' }))).toEqual(['express', 'acknowledge'])
  expect(Object.keys(errorsOf({ delivery: 'at_once', express: 'yes' }))).toEqual(['acknowledge'])
  expect(errorsOf({ delivery: 'at_once', express: 'yes', acknowledge: 'yes' })).toEqual({})
  expect(errorsOf({ delivery: 'sealed' })).toEqual({})
})

test('an unknown way of delivery is the careful one', () => {
  expect(parse({ delivery: 'faster' })).toMatchObject({ form: { delivery: 'sealed' } })
})

test('a form without its hidden fields is broken, whatever else it says', () => {
  for (const change of [{ checkout_key: '' }, { total: '-1' }, { total: '1.5' }, { currency: 'eur' }])
    expect(parse(change)).toMatchObject({ ok: false, broken: true, errors: {} })
})

test.each([
  ['ada@example.org', true],
  ['ada+keys@sub.example.org', true],
  ['ada@example', false],
  ['ada@example.org\r\nBcc: eve@example.org', false],
  ['ada@example.org,eve@example.org', false],
  ['Ada <ada@example.org>', false],
  [`${'a'.repeat(250)}@example.org`, false],
  ['', false],
])('%j as an address: %s', (text, expected) => {
  expect(isEmail(text)).toBe(expected)
})

test('a VAT number needs its company, its country and its check digit', () => {
  const business = {
    country: 'DE',
    company_name: 'Muster GmbH',
    company_address: 'Weg 1\r\n\r\n10115 Berlin',
  }
  expect(parse({ ...business, vat_number: 'de 136695976' })).toMatchObject({
    ok: true,
    form: { vatNumber: 'DE136695976', companyAddress: 'Weg 1\n10115 Berlin' },
  })
  const { errors } = vatWords.en
  expect(errorsOf({ ...business, vat_number: 'DE136695977' })).toEqual({ vatNumber: errors.unreadable })
  expect(errorsOf({ country: 'FR', vat_number: 'DE136695976' })).toEqual({
    companyName: errors.company,
    companyAddress: errors.address,
    vatNumber: errors.other_country('Germany'),
  })
})

test('whoever was asked for their country confirms it, or chooses another', () => {
  const asked = { asked_country: 'FR' }
  expect(Object.keys(errorsOf(asked))).toEqual(['confirmedCountry'])
  expect(parse({ ...asked, confirmed_country: 'yes' })).toMatchObject({ form: { confirmedCountry: 'FR' } })
  expect(parse({ ...asked, country: 'DE' })).toMatchObject({ ok: true, form: { confirmedCountry: null } })
})
