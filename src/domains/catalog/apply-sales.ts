import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/**
 * Brings every product to the price that the sales in force give it, by the database's clock: called each minute, and
 * when a sale was planned or ended by hand. The price is worked out by the database itself (`shop.ask_price`), which
 * also writes the log; a price that stays is not touched.
 * @returns how many prices changed, in all currencies.
 */
export async function applySales(db: Db): Promise<number> {
  // In the order of the slugs, like whoever writes products, so that the two wait for each other.
  const inEuros = await sql`
    with changing as (
      select p.id from shop.product p
      cross join shop.price_in_sale(p.id, p.category_slug, p.list_price_minor, p.currency, now()) offer
      where (p.sale_until is not null or p.id in (${inSale}))
        and (p.price_minor, p.sale_until) is distinct from (coalesce(offer.price_minor, p.list_price_minor), offer.until)
      order by p.slug for update of p
    )
    update shop.product p set updated_at = now() where p.id in (select id from changing)`.execute(db)
  const inOthers = await sql`
    with changing as (
      select f.product_id, f.currency from shop.foreign_price f join shop.product p on p.id = f.product_id
      cross join shop.price_in_sale(p.id, p.category_slug, f.list_price_minor, f.currency, now()) offer
      where (f.sale_until is not null or p.id in (${inSale}))
        and (f.price_minor, f.sale_until) is distinct from (coalesce(offer.price_minor, f.list_price_minor), offer.until)
      order by p.slug, f.currency for update of f
    )
    update shop.foreign_price f set updated_at = now() from changing c
    where f.product_id = c.product_id and f.currency = c.currency`.execute(db)
  return Number(inEuros.numAffectedRows ?? 0) + Number(inOthers.numAffectedRows ?? 0)
}

const inSale = sql`
  select m.product_id from shop.sale_product m join shop.sale s on s.id = m.sale_id
    where s.starts_at <= now() and now() < s.ends_at
  union
  select c.id from shop.product c join shop.sale s on s.category_slug = c.category_slug
    where s.starts_at <= now() and now() < s.ends_at`
