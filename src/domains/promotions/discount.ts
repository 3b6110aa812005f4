import type { ProductId } from '../../shared/ids.ts'
import { allocate } from '../../shared/money.ts'
import type { Coupon, CouponTerms } from './coupon.ts'

export type DiscountableLine = {
  productId: ProductId
  /** Price of one unit, VAT included, as it stands in the window. */
  unitGrossMinor: number
  quantity: number
  /** In a sale, or reduced otherwise. */
  isReduced: boolean
}

/**
 * Pure rule: what a coupon takes off each unit of each line, in cents. Nothing at all where it is for none of the lines.
 * The sum is worked out once and spread by largest remainder, so nothing is lost between lines.
 */
export function discountUnits(
  coupon: Pick<Coupon, 'terms' | 'productIds' | 'withSales'>,
  lines: readonly DiscountableLine[],
): number[][] {
  const prices = lines.map((line) => (isFor(coupon, line) ? line.unitGrossMinor : 0))
  const units = lines.flatMap(({ quantity }, index) =>
    Array.from({ length: quantity }, () => prices[index] ?? 0),
  )
  const off = allocate(
    takeOff(
      coupon.terms,
      units.reduce((sum, price) => sum + price, 0),
    ),
    units,
  )
  return lines.map(({ quantity }, index) => {
    const before = lines.slice(0, index).reduce((sum, line) => sum + line.quantity, 0)
    return off.slice(before, before + quantity)
  })
}

function isFor(
  { productIds, withSales }: Pick<Coupon, 'productIds' | 'withSales'>,
  line: DiscountableLine,
): boolean {
  return (withSales || !line.isReduced) && (productIds === null || productIds.includes(line.productId))
}

// A part of a cent is given to the buyer.
function takeOff(terms: CouponTerms, ofMinor: number): number {
  return 'percent' in terms
    ? Math.ceil((ofMinor * terms.percent) / 100)
    : Math.min(terms.amount.minor, ofMinor)
}
