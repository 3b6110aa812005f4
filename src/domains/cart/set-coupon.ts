import type { Tx } from '../../platform/database/connect.ts'
import type { CartId, CouponId } from '../../shared/ids.ts'
import { lockCart } from './lock-cart.ts'

/** Puts a coupon into the cart instead of the one before; null takes it out. Whoever calls has read that there is one. */
export async function setCoupon(tx: Tx, cartId: CartId, couponId: CouponId | null): Promise<void> {
  await lockCart(tx, cartId)
  await tx.updateTable('cart').set({ coupon_id: couponId }).where('id', '=', cartId).execute()
}
