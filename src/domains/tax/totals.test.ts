import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceLines } from './totals.ts'

test.each([
  [1200, 1, 2000, 200],
  [1999, 1, 2000, 333],
  [1999, 3, 2550, 1219],
  [1, 1, 2700, 0],
  [5000, 20, 0, 0],
])(
  '%i cents times %i at %i basis points hold %i cents of tax',
  (unitGrossMinor, quantity, vatBasisPoints, tax) => {
    const { lines } = priceLines([{ unitGrossMinor, quantity, vatBasisPoints }])
    expect(lines[0]).toMatchObject({ taxMinor: tax, grossMinor: unitGrossMinor * quantity })
  },
)

test.each([
  ['EUR', 'DE', 1200, 1900, 1008],
  ['JPY, which has no hundredths', 'DE', 1999, 1900, 1680],
  ['HUF, in hundredths that no coin has', 'HU', 1_499_000, 2700, 1_180_315],
])('a business pays the net of the asked price: %s in %s', (_, _country, gross, rate, net) => {
  const asked = { unitGrossMinor: gross, quantity: 3, vatBasisPoints: 0, priceBasisPoints: rate }
  expect(priceLines([asked]).lines[0]).toMatchObject({
    unitGrossMinor: net,
    netMinor: net * 3,
    taxMinor: 0,
    grossMinor: net * 3,
  })
})

const aLine = fc.record({
  unitGrossMinor: fc.integer({ min: 1, max: 10_000_000 }),
  quantity: fc.integer({ min: 1, max: 20 }),
  vatBasisPoints: fc.integer({ min: 0, max: 5000 }),
})

test('net and tax are gross for every line and in the sums, and no line is off by more than half a cent', () => {
  fc.assert(
    fc.property(fc.array(aLine, { maxLength: 30 }), (wanted) => {
      const priced = priceLines(wanted)
      for (const line of priced.lines) {
        expect(line.netMinor + line.taxMinor).toBe(line.grossMinor)
        expect(line.grossMinor).toBe(line.unitGrossMinor * line.quantity)
        const exact = (line.grossMinor * line.vatBasisPoints) / (10_000 + line.vatBasisPoints)
        expect(Math.abs(line.taxMinor - exact)).toBeLessThanOrEqual(0.5)
        expect(Number.isSafeInteger(line.taxMinor)).toBe(true)
      }
      for (const part of ['netMinor', 'taxMinor', 'grossMinor'] as const) {
        expect(priced[part]).toBe(priced.lines.reduce((sum, line) => sum + line[part], 0))
      }
      expect(priced.netMinor + priced.taxMinor).toBe(priced.grossMinor)
    }),
  )
})

const aBusinessLine = fc
  .record({
    unitGrossMinor: fc.integer({ min: 1, max: 10_000_000 }),
    priceBasisPoints: fc.integer({ min: 0, max: 5000 }),
    parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
  })
  .map(({ parts, ...line }) => ({
    ...line,
    vatBasisPoints: 0,
    quantity: parts.length,
    unitDiscountsMinor: parts.map((part) => Math.floor(part * line.unitGrossMinor)),
  }))

test('without VAT and with a coupon units still add up to their line, each within half a cent of its net', () => {
  fc.assert(
    fc.property(aBusinessLine, (wanted) => {
      const [line] = priceLines([wanted]).lines
      const units = (line?.unitDiscountsMinor ?? []).map((off) => (line?.unitGrossMinor ?? 0) - off)
      expect(units.reduce((sum, each) => sum + each, 0)).toBe(line?.grossMinor)
      expect(line?.netMinor).toBe(line?.grossMinor)
      units.forEach((paid, index) => {
        const asked = wanted.unitGrossMinor - (wanted.unitDiscountsMinor[index] ?? 0)
        expect(Math.abs(paid - (asked * 10_000) / (10_000 + wanted.priceBasisPoints))).toBeLessThanOrEqual(
          0.5,
        )
        expect(line?.unitDiscountsMinor?.[index]).toBeGreaterThanOrEqual(0)
      })
      expect(line?.unitGrossMinor).toBeGreaterThan(0)
    }),
  )
})
