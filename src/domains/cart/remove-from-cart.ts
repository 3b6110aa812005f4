import type { Tx } from '../../platform/database/connect.ts'
import type { CartId, ProductId } from '../../shared/ids.ts'

export async function removeFromCart(tx: Tx, cartId: CartId, productId: ProductId): Promise<void> {
  await tx.deleteFrom('cart_line').where('cart_id', '=', cartId).where('product_id', '=', productId).execute()
}

/** Takes everything out; the cart stays, and its cookie goes on to open it. A cart that is gone is empty, too. */
export async function emptyCart(tx: Tx, cartId: CartId): Promise<void> {
  await tx.deleteFrom('cart_line').where('cart_id', '=', cartId).execute()
}
