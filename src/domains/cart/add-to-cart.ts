import type { Tx } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { assert } from '../../shared/errors.ts'
import type { CartId, ProductId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { getProductsForSale } from '../catalog/index.ts'
import { linesMax, quantityMax } from './cart.ts'
import { lockCart } from './lock-cart.ts'

export type AddOutcome =
  | { ok: true; quantity: number }
  | { ok: false; reason: 'unknown_product' | 'sold_out' | 'quantity_max' | 'lines_max' }

/**
 * Adds units of a product; `quantity` of the outcome is that of the whole line. All of it is added or nothing.
 * Sold out is what the window says: only the order finds out whether a key is really there.
 */
export async function addToCart(
  tx: Tx,
  cartId: CartId,
  productId: ProductId,
  quantity: number,
  clock: Clock,
  currency: string = shopCurrency,
): Promise<AddOutcome> {
  assert(Number.isInteger(quantity) && quantity > 0, `cannot add ${quantity} units`)
  await lockCart(tx, cartId)
  const [product] = await getProductsForSale(tx, [productId], clock, currency)
  if (!product) return { ok: false, reason: 'unknown_product' }
  if (product.availability.kind === 'sold_out') return { ok: false, reason: 'sold_out' }

  const lines = await tx
    .selectFrom('cart_line')
    .select(['product_id', 'quantity'])
    .where('cart_id', '=', cartId)
    .execute()
  const present = lines.find((line) => line.product_id === productId)
  const wanted = (present?.quantity ?? 0) + quantity
  if (wanted > quantityMax) return { ok: false, reason: 'quantity_max' }
  if (!present && lines.length >= linesMax) return { ok: false, reason: 'lines_max' }

  const { price } = product
  const seen = { quantity: wanted, seen_price_minor: price.minor, seen_currency: price.currency }
  await tx
    .insertInto('cart_line')
    .values({ cart_id: cartId, product_id: productId, ...seen })
    .onConflict((conflict) => conflict.columns(['cart_id', 'product_id']).doUpdateSet(seen))
    .execute()
  return { ok: true, quantity: wanted }
}
