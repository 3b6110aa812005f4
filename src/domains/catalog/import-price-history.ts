import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'

export type PastPrice = { productId: ProductId; price: Money; regularPrice: Money | null; at: Date }

/**
 * Brings prices that were asked before the product came here: from another shop, or for the demo. What a reduction
 * is told from is worked out anew, as of the beginning that this history gives it.
 */
export async function importPriceHistory(tx: Tx, prices: readonly PastPrice[]): Promise<void> {
  if (prices.length === 0) return
  await tx
    .insertInto('price_change')
    .values(
      prices.map(({ productId, price, regularPrice, at }) => ({
        product_id: productId,
        currency: price.currency,
        price_minor: price.minor,
        regular_price_minor: regularPrice?.minor ?? null,
        at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tellReductions(
    tx,
    prices.map((price) => price.productId),
  )
}

async function tellReductions(tx: Tx, ids: readonly ProductId[]): Promise<void> {
  await sql`
    with reduction as (
      select id, shop.lowest_price_before(id, currency, shop.reduction_began(id, currency)) as lowest
      from shop.product where id = any(${ids})
    )
    update shop.product p set reduced_from_minor = case when r.lowest > p.price_minor then r.lowest end
    from reduction r where p.id = r.id`.execute(tx)
  await sql`
    with reduction as (
      select product_id, currency,
        shop.lowest_price_before(product_id, currency, shop.reduction_began(product_id, currency)) as lowest
      from shop.foreign_price where product_id = any(${ids})
    )
    update shop.foreign_price f set reduced_from_minor = case when r.lowest > f.price_minor then r.lowest end
    from reduction r where f.product_id = r.product_id and f.currency = r.currency`.execute(tx)
}
