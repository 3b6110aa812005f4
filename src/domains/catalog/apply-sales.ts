import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/**
 * Brings every product to the price that the sales in force give it, by the database's clock: called each minute, and
 * when a sale was planned or ended by hand. The price is worked out by the database itself (`shop.ask_price`), which
 * also writes the log; a price that stays is not touched.
 * @returns how many prices changed.
 */
export async function applySales(db: Db): Promise<number> {
  // In the order of the slugs, like whoever writes products, so that the two wait for each other.
  const { numAffectedRows } = await sql`
    with concerned as (
      select id from shop.product where sale_until is not null
      union
      select m.product_id from shop.sale_product m join shop.sale s on s.id = m.sale_id
        where s.starts_at <= now() and now() < s.ends_at
      union
      select p.id from shop.product p join shop.sale s on s.category_slug = p.category_slug
        where s.starts_at <= now() and now() < s.ends_at
    ),
    changing as (
      select p.id from shop.product p
      cross join shop.price_in_sale(p.id, p.category_slug, p.list_price_minor, p.currency, now()) offer
      where p.id in (select id from concerned)
        and (p.price_minor, p.sale_until) is distinct from (coalesce(offer.price_minor, p.list_price_minor), offer.until)
      order by p.slug for update of p
    )
    update shop.product p set updated_at = now() where p.id in (select id from changing)`.execute(db)
  return Number(numAffectedRows ?? 0)
}
