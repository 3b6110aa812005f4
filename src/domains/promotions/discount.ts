import { coinOf, isInCoins } from '../../shared/currency.ts'
import type { ProductId } from '../../shared/ids.ts'
import { allocateCoins } from '../../shared/money.ts'
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
 * Pure rule: what a coupon takes off each unit of each line, in cents, and in whole coins where the prices are. Nothing at all where it
 * is for none of the lines. The sum is worked out once and spread by largest remainder, so nothing is lost between lines.
 */
export function discountUnits(
  coupon: Pick<Coupon, 'terms' | 'productIds' | 'withSales'>,
  lines: readonly DiscountableLine[],
  currency: string,
): number[][] {
  const prices = lines.map((line) => (isFor(coupon, line) ? line.unitGrossMinor : 0))
  const units = lines.flatMap(({ quantity }, index) =>
    Array.from({ length: quantity }, () => prices[index] ?? 0),
  )
  const coin = isInCoins(currency, ...units) ? coinOf(currency) : 1
  const sum = units.reduce((total, price) => total + price, 0)
  const off = allocateCoins(takeOff(coupon.terms, sum, coin), units, currency)
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

// A part of a coin is given to the buyer.
function takeOff(terms: CouponTerms, ofMinor: number, coin: number): number {
  return 'percent' in terms
    ? Math.ceil((ofMinor * terms.percent) / (100 * coin)) * coin
    : Math.min(Math.ceil(terms.amount.minor / coin) * coin, ofMinor)
}
