import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'

export type PastPrice = { productId: ProductId; price: Money; regularPrice: Money | null; at: Date }

/**
 * Brings prices that were asked before the product came here: from another shop, or for the demo. What a reduction
 * is told from is worked out anew, as of the last change of price or regular price.
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
    with history as (
      select product_id, currency, at, (price_minor, regular_price_minor) is distinct from
        (lag(price_minor) over steps, lag(regular_price_minor) over steps) as is_change
      from shop.price_change where product_id = any(${ids})
      window steps as (partition by product_id, currency order by at)
    ),
    reduction as (
      select product_id, currency, shop.lowest_price_before(product_id, currency, max(at)) as lowest
      from history where is_change group by product_id, currency
    )
    update shop.product p set reduced_from_minor = case when r.lowest > p.price_minor then r.lowest end
    from reduction r
    where p.id = r.product_id and p.currency = r.currency and p.regular_price_minor is not null`.execute(tx)
}
