import type { CategorySum } from '../vat-category.ts'
import { toHundredths } from './hundredths.ts'

/**
 * The VAT of a group is the sum of its lines, each rounded by itself. EN 16931 lets that differ from basis times rate by less than one
 * unit of the currency (BR-S-09): a euro is far away, a yen is not. Only there the product is told, to the hundredth, and what it lacks
 * stands in the rounding of the amount to be paid (BT-114), so that what was paid stays what was paid.
 */
export function toldTax(sum: CategorySum, currency: string): { told: number; rounding: number } {
  const summed = toHundredths(sum.taxMinor, currency)
  const product = Math.round((toHundredths(sum.netMinor, currency) * (sum.basisPoints ?? 0)) / 10_000)
  const told = Math.abs(summed - product) < 100 ? summed : product
  return { told, rounding: summed - told }
}
