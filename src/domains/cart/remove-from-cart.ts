import type { Tx } from '../../platform/database/connect.ts'
import type { CartId, ProductId } from '../../shared/ids.ts'

export async function removeFromCart(tx: Tx, cartId: CartId, productId: ProductId): Promise<void> {
  await tx.deleteFrom('cart_line').where('cart_id', '=', cartId).where('product_id', '=', productId).execute()
}

/** Takes out what was ordered at that time; what was put in since stays, and the cart itself goes on. */
export async function emptyCart(tx: Tx, cartId: CartId, orderedAt: Date): Promise<void> {
  await tx.deleteFrom('cart_line').where('cart_id', '=', cartId).where('added_at', '<=', orderedAt).execute()
}
