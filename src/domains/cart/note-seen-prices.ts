import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { Cart } from './cart.ts'

/** After the visitor was told: changed prices count as seen, and what is gone leaves the cart. */
export async function noteSeenPrices(tx: Tx, cart: Cart): Promise<void> {
  const { lines, total } = cart
  await sql`
    update shop.cart_line l set seen_price_minor = seen.minor, seen_currency = ${total.currency}
    from unnest(
      ${lines.map(({ product }) => product.id)}::text[], ${lines.map(({ product }) => product.price.minor)}::integer[]
    ) as seen (product_id, minor)
    where l.cart_id = ${cart.id} and l.product_id = seen.product_id
      and (l.seen_price_minor, l.seen_currency) is distinct from (seen.minor, ${total.currency})`.execute(tx)
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
