import { expect, test } from 'vitest'
import { decideVat } from './decide-vat.ts'
import {
  isBelowThreshold,
  type Supplied,
  type VatBuyer,
  type VatScheme,
  type VatSeller,
} from './place-of-supply.ts'
import { standardRates } from './seed-vat-rates.ts'

const at = new Date('2026-11-23T12:00:00Z')
const rates = Object.entries(standardRates).map(([country, changes]) => ({
  country,
  basisPoints: changes.at(-1)?.[1] ?? 0,
  from: '2026-01-01',
  to: null,
}))
const seller = (scheme: VatScheme = 'oss', country = 'FR'): VatSeller => ({ country, scheme })
const consumer = (country: string): VatBuyer => ({ country, isCheckedBusiness: false })
const business = (country: string): VatBuyer => ({ country, isCheckedBusiness: true })
const content: Supplied = { legalNature: 'digital_content', voucherPurpose: null, countries: null }
const single = (...countries: string[]): Supplied => ({
  legalNature: 'voucher',
  voucherPurpose: 'single',
  countries: countries.length > 0 ? countries : null,
})
const multi: Supplied = { legalNature: 'voucher', voucherPurpose: 'multi', countries: ['FR'] }

const below = { isBelowThreshold: true }
const above = { isBelowThreshold: false }

/** One line a case: who sells, who buys, what; then treatment, country, rate charged and rate in the price. */
test.each([
  ['a consumer at home', seller(), consumer('FR'), content, above, 'domestic FR 2000 2000'],
  ['a consumer in Germany', seller(), consumer('DE'), content, above, 'oss DE 1900 1900'],
  ['a consumer in Hungary', seller(), consumer('HU'), content, above, 'oss HU 2700 2700'],
  ['a consumer in Finland', seller(), consumer('FI'), content, above, 'oss FI 2550 2550'],
  ['a consumer in Greece', seller(), consumer('GR'), content, above, 'oss GR 2400 2400'],
  ['a consumer in Switzerland', seller(), consumer('CH'), content, above, 'outside_eu CH 0 0'],
  ['a consumer in Norway', seller(), consumer('NO'), content, above, 'outside_eu NO 0 0'],
  ['a business at home', seller(), business('FR'), content, above, 'domestic FR 2000 2000'],
  ['a business in Germany', seller(), business('DE'), content, above, 'reverse_charge DE 0 1900'],
  ['a business outside', seller(), business('US'), content, above, 'outside_eu US 0 0'],
  ['by option below the threshold', seller(), consumer('DE'), content, below, 'oss DE 1900 1900'],
  ['below the threshold', seller('threshold'), consumer('DE'), content, below, 'origin FR 2000 2000'],
  ['past the threshold', seller('threshold'), consumer('DE'), content, above, 'oss DE 1900 1900'],
  [
    'at home below the threshold',
    seller('threshold'),
    consumer('FR'),
    content,
    below,
    'domestic FR 2000 2000',
  ],
  [
    'a business below the threshold pays the net of what its neighbours pay',
    seller('threshold'),
    business('DE'),
    content,
    below,
    'reverse_charge DE 0 2000',
  ],
  ['a small business at home', seller('exempt'), consumer('FR'), content, above, 'exempt FR 0 0'],
  ['a small business abroad', seller('exempt'), consumer('DE'), content, above, 'exempt FR 0 0'],
  ['a small business outside', seller('exempt'), consumer('US'), content, above, 'outside_eu US 0 0'],
  [
    'a small business to a business',
    seller('exempt'),
    business('DE'),
    content,
    above,
    'reverse_charge DE 0 0',
  ],
  ['a multi-purpose voucher', seller(), consumer('DE'), multi, above, 'voucher FR 0 0'],
  ['a multi-purpose voucher to a business', seller(), business('DE'), multi, above, 'voucher FR 0 0'],
  ['a multi-purpose voucher outside', seller(), consumer('US'), multi, above, 'voucher FR 0 0'],
  [
    'a single-purpose voucher of the buyer’s place',
    seller(),
    consumer('IT'),
    single(),
    above,
    'oss IT 2200 2200',
  ],
  [
    'a single-purpose voucher of several countries',
    seller(),
    consumer('AT'),
    single('AT', 'DE'),
    above,
    'oss AT 2000 2000',
  ],
  [
    'a voucher of one country, bought from another',
    seller(),
    consumer('AT'),
    single('DE'),
    above,
    'oss DE 1900 1900',
  ],
  [
    'a voucher of home, bought abroad',
    seller(),
    consumer('DE'),
    single('FR'),
    above,
    'domestic FR 2000 2000',
  ],
  [
    'a voucher of another country is not the business’s own place',
    seller(),
    business('AT'),
    single('DE'),
    above,
    'oss DE 1900 1900',
  ],
  [
    'a voucher of a country outside, bought here',
    seller(),
    consumer('FR'),
    single('US'),
    above,
    'outside_eu US 0 0',
  ],
  [
    'a seller outside the Union',
    seller('threshold', 'CH'),
    consumer('FR'),
    content,
    below,
    'oss FR 2000 2000',
  ],
  [
    'a seller outside the Union, at home',
    seller('oss', 'CH'),
    consumer('CH'),
    content,
    above,
    'outside_eu CH 0 0',
  ],
] as const)('%s', (_, from, to, supplied, threshold, expected) => {
  const vat = decideVat(from, to, supplied, { at, rates, ...threshold })
  expect(`${vat.treatment} ${vat.country} ${vat.basisPoints} ${vat.priceBasisPoints}`).toBe(expected)
})

test.each([
  ['nothing sold yet', 0, 0, 100_00, true],
  ['the sale that reaches the threshold', 0, 9_900_00, 100_00, true],
  ['the sale that crosses it', 0, 9_900_00, 100_01, false],
  ['every sale after', 0, 10_000_01, 1, false],
  ['the year after', 10_000_01, 0, 1, false],
  ['a year after one at the threshold', 10_000_00, 0, 1, true],
])('below the threshold: %s', (_, lastYearMinor, thisYearMinor, sale, expected) => {
  expect(isBelowThreshold({ lastYearMinor, thisYearMinor }, sale)).toBe(expected)
})
