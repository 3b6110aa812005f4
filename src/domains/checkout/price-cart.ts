import type { Db } from '../../platform/database/connect.ts'
import type { CouponId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import type { Cart } from '../cart/index.ts'
import { type Coupon, type CouponProblem, discountUnits, readCoupon } from '../promotions/index.ts'

export type PricedCart = Cart & {
  coupon: CouponInCart | null
  /** What the coupon takes off; nothing without one. */
  discount: Money
  /** The total less the discount. */
  toPay: Money
  /** What is taken off each unit of each line, in cents. */
  unitDiscounts: readonly (readonly number[])[]
}

export type CouponInCart = { id: CouponId; code: string; problem: CouponProblem | null }

// A card payment of less is refused by the provider (Stripe, minimum charge amounts: EUR 0.50).
const leastChargeMinor = 50

/** What a cart costs with its coupon, worked out anew each time it is shown or ordered. `db` may read coupons. */
export async function priceCart(db: Db, cart: Cart): Promise<PricedCart> {
  const coupon = cart.couponId && (await readCoupon(db, cart.couponId))
  const { minor, currency } = cart.total
  if (!coupon) {
    return { ...cart, coupon: null, discount: money(0, currency), toPay: cart.total, unitDiscounts: [] }
  }
  const isInCurrency = !('amount' in coupon.terms) || coupon.terms.amount.currency === currency
  const unitDiscounts = coupon.problem === null && isInCurrency ? discountCart(coupon, cart) : []
  const off = sumOf(unitDiscounts)
  return {
    ...cart,
    coupon: {
      id: coupon.id,
      code: coupon.code,
      problem: coupon.problem ?? (off === 0 ? 'no_products' : null),
    },
    discount: money(off, currency),
    toPay: money(minor - off, currency),
    unitDiscounts,
  }
}

function discountCart(coupon: Coupon, { lines, total }: Cart): number[][] {
  const discounts = discountUnits(
    coupon,
    lines.map(({ product, quantity }) => ({
      productId: product.id,
      unitGrossMinor: product.price.minor,
      quantity,
      isReduced: product.isReduced,
    })),
  )
  const off = sumOf(discounts)
  const left = total.minor - off
  if (off === 0 || left >= leastChargeMinor) return discounts
  // Less than can be paid is left: nothing is.
  return lines.map(({ product, quantity }) => Array.from({ length: quantity }, () => product.price.minor))
}

function sumOf(discounts: readonly (readonly number[])[]): number {
  return discounts.flat().reduce((sum, each) => sum + each, 0)
}
