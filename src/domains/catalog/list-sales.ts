import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { money } from '../../shared/money.ts'
import type { Sale } from './sale.ts'

const salesMax = 200

/** Every sale that was ever planned, the one that begins last first. */
export async function listSales(db: Db): Promise<Sale[]> {
  const rows = await db
    .selectFrom('sale as s')
    .leftJoin('category as c', 'c.slug', 's.category_slug')
    .select(['s.id', 's.name', 's.percent', 's.price_minor', 's.currency', 's.starts_at', 's.ends_at'])
    .select('c.name as category')
    .select(
      sql<Sale['products']>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name) order by p.slug), '[]')
        from shop.sale_product m join shop.product p on p.id = m.product_id where m.sale_id = s.id)`.as(
        'products',
      ),
    )
    .select(
      sql<
        Sale['state']
      >`case when s.ends_at <= now() then 'over' when s.starts_at <= now() then 'on' else 'planned' end`.as(
        'state',
      ),
    )
    .orderBy('s.starts_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(salesMax)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    category: row.category,
    products: row.products,
    terms:
      row.percent === null ? { price: money(row.price_minor ?? 0, row.currency) } : { percent: row.percent },
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.state,
  }))
}
