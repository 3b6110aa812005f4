import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { CartId, ProductId } from '../../shared/ids.ts'
import { quantityMax } from './cart.ts'
import { lockCart } from './lock-cart.ts'
import { removeFromCart } from './remove-from-cart.ts'

export type ChangeOutcome =
  | { ok: true; quantity: number }
  | { ok: false; reason: 'unknown_product' | 'quantity_max' }

/** Sets the quantity of a line; 0 takes it out. */
export async function changeQuantity(
  tx: Tx,
  cartId: CartId,
  productId: ProductId,
  quantity: number,
): Promise<ChangeOutcome> {
  assert(Number.isInteger(quantity) && quantity >= 0, `cannot set ${quantity} units`)
  if (quantity > quantityMax) return { ok: false, reason: 'quantity_max' }
  if (quantity === 0) {
    await removeFromCart(tx, cartId, productId)
    return { ok: true, quantity }
  }
  await lockCart(tx, cartId)
  const line = await tx
    .updateTable('cart_line')
    .set({ quantity })
    .where('cart_id', '=', cartId)
    .where('product_id', '=', productId)
    .returning('quantity')
    .executeTakeFirst()
  return line ? { ok: true, quantity } : { ok: false, reason: 'unknown_product' }
}
