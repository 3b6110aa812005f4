import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'

export const stockPerPage = 50
export type StockSort = 'name' | 'available' | 'threshold'

export type StockFilter = {
  /** Within the name or the address of the product. */
  text: string
  /** `low`: at or below its threshold. `out`: none is left. `watched`: it has a threshold. */
  level: '' | 'low' | 'out' | 'watched'
}

export type StockInList = {
  productId: ProductId
  slug: string
  name: Translated
  status: 'draft' | 'active' | 'archived'
  /** As the window has counted it; the least of more. */
  available: number
  threshold: number | null
  lowSince: Date | null
}

type StockQuery = {
  filter: StockFilter
  locale: Locale
  sort: StockSort
  isDescending: boolean
  page: number
  perPage?: number
}

/** One page of the products with what is in stock of them. */
export async function listStock(
  db: Db,
  { filter, page, perPage = stockPerPage, ...order }: StockQuery,
): Promise<{ rows: StockInList[]; total: number }> {
  const { rows } = await sql<StockInList>`
    select p.id as "productId", p.slug, p.name, p.status, coalesce(s.available, 0) as available,
      w.threshold, w.low_since as "lowSince"
    ${stocked} where ${within(filter)}
    order by ${orderOf(order)} limit ${perPage} offset ${(page - 1) * perPage}`.execute(db)
  const counted = await sql<{ total: number }>`
    select count(*) as total ${stocked} where ${within(filter)}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** Every product that the filter lets through, some hundred at a time. */
export async function* eachStock(db: Db, query: Omit<StockQuery, 'page'>): AsyncGenerator<StockInList[]> {
  for (let page = 1; ; page++) {
    const { rows } = await listStock(db, { ...query, page, perPage: productsAtOnce })
    if (rows.length > 0) yield rows
    if (rows.length < productsAtOnce) return
  }
}

const productsAtOnce = 500

const stocked = sql`
  from shop.product p
    left join shop.product_stock s on s.product_id = p.id
    left join shop.stock_watch w on w.product_id = p.id`

function within({ text, level }: StockFilter): RawBuilder<unknown> {
  const levels = {
    low: sql`w.threshold >= coalesce(s.available, 0)`,
    out: sql`coalesce(s.available, 0) = 0`,
    watched: sql`w.threshold is not null`,
  }
  const conditions = [...(text === '' ? [] : [named(text)]), ...(level === '' ? [] : [levels[level]])]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

const named = (text: string) => sql`
  (position(shop.fold(${text}) in p.sort_en) > 0 or position(shop.fold(${text}) in p.sort_fr) > 0
    or position(lower(${text}) in p.slug) > 0)`

function orderOf({ sort, isDescending, locale }: Pick<StockQuery, 'sort' | 'isDescending' | 'locale'>) {
  const by = {
    name: locale === 'fr' ? sql`p.sort_fr` : sql`p.sort_en`,
    available: sql`coalesce(s.available, 0)`,
    threshold: sql`w.threshold`,
  }[sort]
  return sql`${by} ${isDescending ? sql`desc nulls last` : sql`asc nulls last`}, p.id`
}
