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
  total: Money
  /** The coupon that was put in; whether it takes anything off is not the cart's to say. */
  couponId: CouponId | null
  /** Products that left the shop since they were added; told once, then gone. */
  gone: { productId: ProductId }[]
}
