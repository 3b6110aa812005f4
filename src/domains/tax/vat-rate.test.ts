import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { euCountries, seedVatRates, supportedCountries, vatRate } from './index.ts'
import { standardRates } from './seed-vat-rates.ts'
import { forgetVatRates } from './vat-rate.ts'

const { db } = await testDatabase()
const today = new Date('2026-11-23T12:00:00Z')
await db.transaction().execute(seedVatRates)

test.each([
  ['FR', 2000],
  ['DE', 1900],
  ['FI', 2550],
  ['EE', 2400],
  ['SK', 2300],
  ['RO', 2100],
  ['HU', 2700],
  ['LU', 1700],
  ['GR', 2400],
  ['CH', 0],
  ['US', 0],
])('%s is taxed with %i basis points', async (country, basisPoints) => {
  expect(await vatRate(db, country, today)).toBe(basisPoints)
})

test('every member state has a rate between 15 and 27 percent (directive 2006/112/EC art. 97)', async () => {
  for (const country of euCountries) {
    const rate = await vatRate(db, country, today)
    expect(rate, country).toBeGreaterThanOrEqual(1500)
    expect(rate, country).toBeLessThanOrEqual(2700)
  }
})

test.each([
  ['DE', '2020-06-30', 1900],
  ['DE', '2020-07-01', 1600],
  ['DE', '2020-12-31', 1600],
  ['DE', '2021-01-01', 1900],
  ['LU', '2014-12-31', 1500],
  ['LU', '2023-12-31', 1600],
  ['RO', '2015-12-31', 2400],
  ['RO', '2025-07-31', 1900],
  ['GR', '2016-05-31', 2300],
  ['IE', '2021-02-28', 2100],
  ['FI', '2024-08-31', 2400],
])('%s had on %s the rate of %i basis points', async (country, day, basisPoints) => {
  expect(await vatRate(db, country, new Date(`${day}T12:00:00Z`))).toBe(basisPoints)
})

test('each country has one rate for every day of the last twelve years', async () => {
  for (const country of euCountries) {
    for (let day = Date.parse('2014-11-27T12:00:00Z'); day <= +today; day += 86_400_000) {
      expect(await vatRate(db, country, new Date(day)), country).toBeGreaterThanOrEqual(1500)
    }
  }
})

test('the rates of today are those of a second, independent collection', async () => {
  const second: Record<string, { rate: number }> = createRequire(import.meta.url)(
    'sales-tax/res/sales_tax_rates.json',
  )
  for (const country of euCountries) {
    expect(await vatRate(db, country, today), country).toBe(Math.round((second[country]?.rate ?? 0) * 10_000))
  }
})

test('the shop sells to 34 countries, each of which has a name in both languages', () => {
  expect(new Set(supportedCountries).size).toBe(34)
  for (const language of ['en', 'fr']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const country of supportedCountries) expect(names.of(country), country).toBeTruthy()
  }
})

test('seeding twice changes nothing', async () => {
  await db.transaction().execute(seedVatRates)
  const rows = await db.selectFrom('vat_rate').select('country').execute()
  expect(rows).toHaveLength(Object.values(standardRates).flat().length)
})

test('a new rate holds from its first day in the seller’s country', async () => {
  await db.updateTable('vat_rate').set({ valid_to: '2026-12-31' }).where('country', '=', 'AT').execute()
  await db
    .insertInto('vat_rate')
    .values({ country: 'AT', kind: 'standard', rate_basis_points: 2200, valid_from: '2027-01-01' })
    .execute()
  forgetVatRates()
  expect(await vatRate(db, 'AT', new Date('2026-12-31T22:59:59Z'))).toBe(2000)
  expect(await vatRate(db, 'AT', new Date('2026-12-31T23:00:00Z'))).toBe(2200)
})

test('without a rate for the day there is no guess', async () => {
  await expect(vatRate(db, 'EE', new Date('2009-06-30T12:00:00Z'))).rejects.toThrow('no VAT rate for EE')
})
