import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { money } from '../../shared/money.ts'
import type { Sale } from './sale.ts'

export const saleSorts = ['starts', 'ends', 'name'] as const
export const saleStates = ['planned', 'on', 'over'] as const

export type SaleQuery = {
  /** In a name; all of them for the empty text. */
  text: string
  state: Sale['state'] | ''
  sort: (typeof saleSorts)[number]
  isDescending: boolean
  page: number
}

export const salesPerPage = 50
const latest: SaleQuery = { text: '', state: '', sort: 'starts', isDescending: true, page: 1 }

/** Sales that were ever planned. */
export async function listSales(
  db: Db,
  { text, state, sort, isDescending, page }: SaleQuery = latest,
): Promise<{ rows: Sale[]; total: number }> {
  const direction = isDescending ? 'desc' : 'asc'
  const by = { starts: 'starts_at', ends: 'ends_at', name: 'name' } as const
  const rows = await db
    .selectFrom(selectSales(db).as('s'))
    .selectAll('s')
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .$if(text !== '', (query) => query.where(sql<boolean>`strpos(lower(s.name), lower(${text})) > 0`))
    .$if(state !== '', (query) => query.where('s.state', '=', state as Sale['state']))
    .orderBy(`s.${by[sort]}`, direction)
    .orderBy('s.id', direction)
    .limit(salesPerPage)
    .offset((page - 1) * salesPerPage)
    .execute()
  return { rows: rows.map(saleOf), total: rows[0]?.total ?? 0 }
}

function selectSales(db: Db) {
  return db
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
}

type SaleRow = Awaited<ReturnType<ReturnType<typeof selectSales>['execute']>>[number]

function saleOf(row: SaleRow): Sale {
  return {
    id: row.id,
    name: row.name,
    category: row.category,
    products: row.products,
    terms:
      row.percent === null ? { price: money(row.price_minor ?? 0, row.currency) } : { percent: row.percent },
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.state,
  }
}
