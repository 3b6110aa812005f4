import type { CartId, CouponId, ProductId } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import type { ProductForSale } from '../catalog/index.ts'

export const quantityMax = 20
export const linesMax = 30

/** One line with today's price. `seenPrice` is set when it differs from what the visitor saw last. */
export type CartLine = {
  product: ProductForSale
  quantity: number
  seenPrice: Money | null
  total: Money
}

export type Cart = {
  id: CartId
  lines: CartLine[]
  /** In the currency that its visitor reads, or in the shop's where that cannot be: one cart has one currency. */
  total: Money
  /** The currency that was read, and what has no price in it, when the cart is in the shop's for that reason. */
  unpriced: { currency: string; productIds: ProductId[] } | null
  /** Something was not seen before: a price, a currency, or that a product is gone. */
  hasNews: boolean
  /** The coupon that was put in; whether it takes anything off is not the cart's to say. */
  couponId: CouponId | null
  /** Products that left the shop since they were added; told once, then gone. */
  gone: { productId: ProductId }[]
}
