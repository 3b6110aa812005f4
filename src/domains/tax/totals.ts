import { splitVat } from '../../shared/money.ts'

export type LineToPrice = {
  /** Price of one unit, VAT included, as it stands in the window. */
  unitGrossMinor: number
  quantity: number
  /** What a coupon takes off each unit; nothing when it is left out. */
  unitDiscountsMinor?: readonly number[]
  /** What is charged. */
  vatBasisPoints: number
  /** What the price holds, where it is not what is charged: then the net of it is asked. */
  priceBasisPoints?: number
}

export type PricedLine<Line extends LineToPrice = LineToPrice> = Line & {
  netMinor: number
  taxMinor: number
  grossMinor: number
}

export type PricedLines<Line extends LineToPrice = LineToPrice> = {
  lines: PricedLine<Line>[]
  netMinor: number
  taxMinor: number
  grossMinor: number
}

/**
 * Net and tax of each line out of its gross price, rounded once per line, and their sums. Gross is what the buyer
 * pays, a discount taken off, so it is never rounded; a sum is the sum of its lines, so line, order and invoice always agree to the cent.
 */
export function priceLines<Line extends LineToPrice>(lines: readonly Line[]): PricedLines<Line> {
  const priced = lines.map((asked) => {
    const line = withoutTax(asked)
    const grossMinor = line.unitGrossMinor * line.quantity - sum(line.unitDiscountsMinor ?? [])
    return { ...line, ...splitVat(grossMinor, line.vatBasisPoints), grossMinor }
  })
  return {
    lines: priced,
    netMinor: sum(priced.map((line) => line.netMinor)),
    taxMinor: sum(priced.map((line) => line.taxMinor)),
    grossMinor: sum(priced.map((line) => line.grossMinor)),
  }
}

/**
 * VAT comes off each unit by itself, so that units still add up to their line: one of them can be paid back alone. A discount becomes
 * what the net before it and the net after it differ by.
 */
function withoutTax<Line extends LineToPrice>(line: Line): Line {
  const { priceBasisPoints = line.vatBasisPoints, unitGrossMinor, unitDiscountsMinor } = line
  if (priceBasisPoints === line.vatBasisPoints) return line
  const net = (grossMinor: number) => splitVat(grossMinor, priceBasisPoints).netMinor
  const unitNetMinor = net(unitGrossMinor)
  return {
    ...line,
    unitGrossMinor: unitNetMinor,
    ...(unitDiscountsMinor && {
      unitDiscountsMinor: unitDiscountsMinor.map((off) => unitNetMinor - net(unitGrossMinor - off)),
    }),
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
