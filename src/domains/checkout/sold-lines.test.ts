import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import type { ProductForSale } from '../catalog/index.ts'
import { soldLines } from './sold-lines.ts'

function product(minor: number, parts: ProductForSale[] = [], currency = 'EUR'): ProductForSale {
  const [words, price] = [{ en: 'Thing', fr: 'Chose' }, money(minor, currency)]
  return {
    ...{ id: newId('prd'), slug: 'thing', name: words, edition: null },
    platform: { code: 'harbour', name: 'Harbour' },
    region: { code: 'worldwide', name: words, countries: null },
    ...{ legalNature: 'digital_content', voucherPurpose: null, price, isReduced: false },
    ...{ inEuros: { price, isReduced: false }, releaseAt: null, availability: { kind: 'in_stock' } },
    ...{ colours: { blade: '', ground: '' }, parts },
  }
}

function sold(bundle: ProductForSale, quantity: number, discounts: readonly number[] = []) {
  const total = money(bundle.price.minor * quantity, bundle.price.currency)
  const lines = [{ product: bundle, quantity, seenPrice: null, total }]
  return soldLines({ lines, unitDiscounts: discounts.length > 0 ? [discounts] : [] })
}

const amount = fc.integer({ min: 1, max: 100_000 })
const bundles = fc
  .record({
    alone: fc.array(amount, { minLength: 2, maxLength: 10 }),
    price: amount,
    quantity: fc.integer({ min: 1, max: 20 }),
  })
  .filter(({ alone, price }) => price >= alone.length)
  .chain((bundle) =>
    fc.record({
      ...{ alone: fc.constant(bundle.alone), price: fc.constant(bundle.price) },
      discounts: fc.array(fc.integer({ min: 0, max: bundle.price }), {
        minLength: bundle.quantity,
        maxLength: bundle.quantity,
      }),
    }),
  )

test('whatever a bundle costs: its parts cost it to the cent, each something, and a discount never more than its price', () => {
  fc.assert(
    fc.property(bundles, ({ alone, price, discounts }) => {
      const parts = alone.map((minor) => product(minor))
      const lines = sold(product(price, parts), discounts.length, discounts)
      expect(lines.map((line) => line.product)).toEqual(parts)
      expect(lines.reduce((sum, { unitGrossMinor }) => sum + unitGrossMinor, 0)).toBe(price)
      for (const [unit, off] of discounts.entries())
        expect(lines.reduce((sum, line) => sum + (line.unitDiscountsMinor?.[unit] ?? Number.NaN), 0)).toBe(
          off,
        )
      for (const { unitGrossMinor, unitDiscountsMinor = [] } of lines) {
        expect(unitGrossMinor).toBeGreaterThan(0)
        for (const off of unitDiscountsMinor) {
          expect(off).toBeGreaterThanOrEqual(0)
          expect(off).toBeLessThanOrEqual(unitGrossMinor)
        }
      }
    }),
  )
})

test('shares follow what each costs alone', () => {
  const bundle = product(3000, [product(2000), product(1000), product(1000)])
  expect(sold(bundle, 1).map(({ unitGrossMinor }) => unitGrossMinor)).toEqual([1500, 750, 750])
})

test.each([
  // What has hundredths that no coin has is divided by whole ones, unless it costs some itself.
  ['HUF', 9_990_00, [4_994_00, 2_498_00, 2_498_00]],
  ['HUF', 9_990_50, [4_995_24, 2_497_63, 2_497_63]],
  ['HUF', 2_00, [100, 50, 50]],
  ['JPY', 3_999, [1_999, 1_000, 1_000]],
])('in %s a price of %i is divided by what there is to pay with', (currency, minor, shares) => {
  const parts = [product(2000), product(1000), product(1000)]
  expect(sold(product(minor, parts, currency), 1).map(({ unitGrossMinor }) => unitGrossMinor)).toEqual(shares)
})

test('what a coupon takes off a bundle in whole forints is whole for each of its parts', () => {
  const parts = [product(2000), product(1000), product(1000)]
  const lines = sold(product(9_990_00, parts, 'HUF'), 1, [1_000_00])
  expect(lines.map(({ unitDiscountsMinor }) => unitDiscountsMinor)).toEqual([[500_00], [250_00], [250_00]])
  const odd = sold(product(9_990_00, parts, 'HUF'), 1, [999_00])
  expect(odd.map(({ unitDiscountsMinor }) => unitDiscountsMinor)).toEqual([[499_00], [250_00], [250_00]])
})

test('what is no bundle is sold as it is, with what a coupon takes off', () => {
  const alone = product(1999)
  expect(sold(alone, 2, [100, 99])).toEqual([
    { product: alone, quantity: 2, unitGrossMinor: 1999, unitDiscountsMinor: [100, 99], bundle: null },
  ])
})
