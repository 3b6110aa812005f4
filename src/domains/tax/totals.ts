import { splitVat } from '../../shared/money.ts'

export type LineToPrice = {
  /** Price of one unit, VAT included, as it stands in the window. */
  unitGrossMinor: number
  quantity: number
  /** What a coupon takes off the whole line; nothing when it is left out. */
  discountMinor?: number
  vatBasisPoints: number
}

export type PricedLine = LineToPrice & { netMinor: number; taxMinor: number; grossMinor: number }

export type PricedLines = { lines: PricedLine[]; netMinor: number; taxMinor: number; grossMinor: number }

/**
 * Net and tax of each line out of its gross price, rounded once per line, and their sums. Gross is what the buyer
 * pays, a discount taken off, so it is never rounded; a sum is the sum of its lines, so line, order and invoice always agree to the cent.
 */
export function priceLines(lines: readonly LineToPrice[]): PricedLines {
  const priced = lines.map((line) => {
    const grossMinor = line.unitGrossMinor * line.quantity - (line.discountMinor ?? 0)
    return { ...line, ...splitVat(grossMinor, line.vatBasisPoints), grossMinor }
  })
  return {
    lines: priced,
    netMinor: sum(priced.map((line) => line.netMinor)),
    taxMinor: sum(priced.map((line) => line.taxMinor)),
    grossMinor: sum(priced.map((line) => line.grossMinor)),
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
