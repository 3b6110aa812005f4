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
