import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { foldCode } from './coupon.ts'
import { discountUnits } from './discount.ts'

const everything = { productIds: null, withSales: true }
const aLine = (unitGrossMinor: number, quantity = 1, isReduced = false) => ({
  productId: newId('prd'),
  unitGrossMinor,
  quantity,
  isReduced,
})

const lines = fc.array(
  fc.record({
    productId: fc.constant(null).map(() => newId('prd')),
    unitGrossMinor: fc.integer({ min: 1, max: 100_000 }),
    quantity: fc.integer({ min: 1, max: 20 }),
    isReduced: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)
const terms = fc.oneof(
  fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ amount: fc.integer({ min: 1, max: 300_000 }).map((minor) => money(minor, 'EUR')) }),
)

test('whatever is taken off: every unit has its share, none costs less than nothing, and the sum is exact', () => {
  fc.assert(
    fc.property(lines, terms, fc.boolean(), (lines, terms, withSales) => {
      const off = discountUnits({ terms, productIds: null, withSales }, lines, 'EUR')
      expect(off.map((units) => units.length)).toEqual(lines.map(({ quantity }) => quantity))
      const concerned = lines.filter((line) => withSales || !line.isReduced)
      const base = concerned.reduce((sum, line) => sum + line.unitGrossMinor * line.quantity, 0)
      const total = off.flat().reduce((sum, each) => sum + each, 0)
      expect(total).toBe(
        'percent' in terms ? Math.ceil((base * terms.percent) / 100) : Math.min(terms.amount.minor, base),
      )
      for (const [index, line] of lines.entries()) {
        for (const each of off[index] ?? []) {
          expect(each).toBeGreaterThanOrEqual(0)
          expect(each).toBeLessThanOrEqual(withSales || !line.isReduced ? line.unitGrossMinor : 0)
        }
      }
    }),
  )
})

test('an amount is spread over the products that it is for, to the cent', () => {
  const [a, b, other] = [aLine(1000, 3), aLine(500), aLine(9900)]
  const coupon = {
    terms: { amount: money(1000, 'EUR') },
    productIds: [a.productId, b.productId],
    withSales: true,
  }
  expect(discountUnits(coupon, [a, other, b], 'EUR')).toEqual([[286, 286, 285], [0], [143]])
})

test('a coupon that is not for sales leaves reduced products alone, and one that is for nothing takes nothing', () => {
  const [full, reduced] = [aLine(1000), aLine(1000, 1, true)]
  const half = { terms: { percent: 50 } }
  expect(discountUnits({ ...half, ...everything }, [full, reduced], 'EUR')).toEqual([[500], [500]])
  expect(discountUnits({ ...half, productIds: null, withSales: false }, [full, reduced], 'EUR')).toEqual([
    [500],
    [0],
  ])
  expect(
    discountUnits({ ...half, productIds: [newId('prd')], withSales: true }, [full, reduced], 'EUR'),
  ).toEqual([[0], [0]])
})

test.each([
  // 10 % of 24 970 are 2 497; of 24 971, a forint begun is given.
  [{ percent: 10 }, [9_990_00, 14_980_00], [999_00, 1_498_00]],
  [{ percent: 10 }, [9_990_00, 14_981_00], [999_00, 1_499_00]],
  [{ percent: 15 }, [1_99, 1_99], [30, 30]],
  [{ amount: money(1_000_00, 'HUF') }, [3_333_00, 3_333_00, 3_334_00], [333_00, 333_00, 334_00]],
  [{ amount: money(1_000_50, 'HUF') }, [3_333_00], [1_001_00]],
  [{ amount: money(9_000_00, 'HUF') }, [3_333_00], [3_333_00]],
])('what takes %j off forints takes whole ones, where the prices are whole: %j', (terms, prices, off) => {
  const lines = prices.map((price) => aLine(price))
  expect(discountUnits({ terms, ...everything }, lines, 'HUF').flat()).toEqual(off)
})

test('a code is read however it is typed', () => {
  for (const typed of ['winter-2026', ' WINTER 2026 ', 'Winter2026', 'ｗｉｎｔｅｒ2026']) {
    expect(foldCode(typed)).toBe('WINTER2026')
  }
})
