import type { DocumentLine } from '../../domains/invoicing/document.ts'
import { digitsOf } from '../../shared/currency.ts'
import { splitVat } from '../../shared/money.ts'

/** What a coupon took off the line, without VAT. */
export function netDiscount({ discountMinor, vatBasisPoints }: DocumentLine): number {
  return splitVat(discountMinor, vatBasisPoints).netMinor
}

/**
 * Prices are asked with VAT, so the net of one unit may have no end of digits: as many as it takes for quantity times price, less
 * the discount, to be the line's net to the last cent. EN 16931 limits the digits of amounts, not those of a unit price; France allows it six (XP Z12-012, BR-FR-DEC-03).
 */
export function netUnitPrice(line: DocumentLine, currency: string, digitsMax = 6): string {
  const digits = digitsOf(currency)
  const total = (line.netMinor + netDiscount(line)) / 10 ** digits
  for (let places = digits; places < digitsMax; places++) {
    const price = (total / line.quantity).toFixed(places)
    if (Math.abs(Number(price) * line.quantity - total) < 1e-9 * Math.max(1, total)) return price
  }
  return (total / line.quantity).toFixed(digitsMax)
}
