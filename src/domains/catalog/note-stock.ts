import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'

/**
 * Writes down how many keys were counted. The product changes (`shown_stock`, by a trigger), and with it the version
 * of the catalogue, only when the window says something else: sold out, a number up to five, or more.
 */
export async function noteStock(
  db: Db,
  counts: readonly { productId: ProductId; available: number }[],
): Promise<void> {
  if (counts.length === 0) return
  const ids = counts.map((count) => count.productId)
  // In the order of the ids, so that two countings of the same products cannot deadlock; with bundles also whoever writes them.
  await sql`
    with held as materialized (select shop.hold_bundles_of(${ids}::text[]))
    insert into shop.product_stock as s (product_id, available)
    select c.* from held, unnest(${ids}::text[], ${counts.map((count) => count.available)}::integer[])
      as c (product_id, available) order by product_id
    on conflict (product_id) do update set available = excluded.available, counted_at = now()`.execute(db)
}
