import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { Cart } from './cart.ts'

/** After the visitor was told: changed prices count as seen, and what is gone leaves the cart. */
export async function noteSeenPrices(tx: Tx, cart: Cart): Promise<void> {
  const changed = cart.lines.filter((line) => line.seenPrice !== null)
  if (changed.length > 0) {
    await sql`
      update shop.cart_line l set seen_price_minor = seen.minor
      from unnest(
        ${changed.map((line) => line.product.id)}::text[], ${changed.map((line) => line.product.price.minor)}::integer[]
      ) as seen (product_id, minor)
      where l.cart_id = ${cart.id} and l.product_id = seen.product_id`.execute(tx)
  }
  if (cart.gone.length > 0) {
    await tx
      .deleteFrom('cart_line')
      .where('cart_id', '=', cart.id)
      .where(
        'product_id',
        'in',
        cart.gone.map((line) => line.productId),
      )
      .execute()
  }
}
