import type { Db } from '../../platform/database/connect.ts'
import { leastCharge, shopCurrency } from '../../shared/currency.ts'
import type { CouponId } from '../../shared/ids.ts'
import { type Money, money, roundMinor } from '../../shared/money.ts'
import type { Cart } from '../cart/index.ts'
import { type Coupon, type CouponProblem, discountUnits, readCoupon } from '../promotions/index.ts'

export type PricedCart = Cart & {
  coupon: CouponInCart | null
  /** What the coupon takes off; nothing without one. */
  discount: Money
  /** The total less the discount. */
  toPay: Money
  /** What the same would cost in euros: what limits compare, whatever is paid in. */
  inEuros: Money
  /** What is taken off each unit of each line, in cents. */
  unitDiscounts: readonly (readonly number[])[]
}

export type CouponInCart = { id: CouponId; code: string; problem: CouponProblem | null }

/** What a cart costs with its coupon, worked out anew each time it is shown or ordered. `db` may read coupons. */
export async function priceCart(db: Db, cart: Cart): Promise<PricedCart> {
  const coupon = (cart.couponId && (await readCoupon(db, cart.couponId))) ?? null
  const problem = coupon && (coupon.problem ?? currencyProblem(coupon, cart.total.currency))
  const unitDiscounts = coupon && problem === null ? discountCart(coupon, cart) : []
  const off = sumOf(unitDiscounts)
  const { minor, currency } = cart.total
  const toPay = money(minor - off, currency)
  return {
    ...cart,
    coupon: coupon && {
      id: coupon.id,
      code: coupon.code,
      problem: problem ?? (off === 0 ? 'no_products' : null),
    },
    discount: money(off, currency),
    toPay,
    inEuros: inEuros(cart, toPay),
    unitDiscounts,
  }
}

/** The same cart as a present: everything is taken off, and by no coupon. */
export function asPresent(cart: PricedCart): PricedCart {
  return {
    ...cart,
    coupon: null,
    discount: cart.total,
    toPay: money(0, cart.total.currency),
    inEuros: money(0, shopCurrency),
    unitDiscounts: cart.lines.map(({ product, quantity }) =>
      Array.from({ length: quantity }, () => product.price.minor),
    ),
  }
}

// An amount is one in its currency: at which rate it would be another's is nobody's to guess.
function currencyProblem({ terms }: Coupon, currency: string): CouponProblem | null {
  return 'amount' in terms && terms.amount.currency !== currency ? 'other_currency' : null
}

/** At the prices in euros, and with the same part taken off. */
function inEuros({ lines, total }: Cart, toPay: Money): Money {
  if (toPay.currency === shopCurrency) return toPay
  const listed = lines.reduce((sum, { product, quantity }) => sum + product.inEuros.price.minor * quantity, 0)
  return money(total.minor === 0 ? 0 : roundMinor((listed * toPay.minor) / total.minor), shopCurrency)
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
    total.currency,
  )
  const off = sumOf(discounts)
  const left = total.minor - off
  if (off === 0 || left >= leastCharge(total.currency)) return discounts
  // Less than can be paid is left: nothing is.
  return lines.map(({ product, quantity }) => Array.from({ length: quantity }, () => product.price.minor))
}

function sumOf(discounts: readonly (readonly number[])[]): number {
  return discounts.flat().reduce((sum, each) => sum + each, 0)
}
