import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import { holdsWords } from './desk/holds-words.ts'

export const stockPerPage = 50
export type StockSort = 'name' | 'available' | 'threshold'

export type StockFilter = {
  /** Words of the product, or what the shop calls it. */
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
}

/** One page of the products that have keys, with what is in stock of them. */
export async function listStock(
  db: Db,
  { filter, page, ...order }: StockQuery,
): Promise<{ rows: StockInList[]; total: number }> {
  const { rows } = await sql<StockInList>`
    ${columns} ${stocked} where ${within(filter)}
    order by ${orderOf(order)} limit ${stockPerPage} offset ${(page - 1) * stockPerPage}`.execute(db)
  const counted = await sql<{ total: number }>`
    select count(*) as total ${stocked} where ${within(filter)}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** Every product that the filter lets through, some hundred at a time. */
export async function* eachStock(
  db: Db,
  { filter, ...order }: Omit<StockQuery, 'page'>,
): AsyncGenerator<StockInList[]> {
  // The ids of all first: what is sold while the file is written moves no product past the next piece.
  const { rows } = await sql<{ id: ProductId }>`
    select p.id ${stocked} where ${within(filter)} order by ${orderOf(order)}`.execute(db)
  for (let from = 0; from < rows.length; from += pieceLength) {
    const ids = rows.slice(from, from + pieceLength).map(({ id }) => id)
    const piece = await sql<StockInList>`
      ${columns} ${stocked} where p.id = any(${ids}) order by array_position(${ids}, p.id)`.execute(db)
    yield piece.rows
  }
}

const pieceLength = 500

const columns = sql`
  select p.id as "productId", p.slug, p.name, p.status, coalesce(s.available, 0) as available,
    w.threshold, w.low_since as "lowSince"`

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
  // A bundle has what its parts have.
  const conditions = [sql`p.parts = '{}'`, ...holdsWords(text), ...(level === '' ? [] : [levels[level]])]
  return sql.join(conditions, sql` and `)
}

function orderOf({ sort, isDescending, locale }: Pick<StockQuery, 'sort' | 'isDescending' | 'locale'>) {
  const by = {
    name: locale === 'fr' ? sql`p.sort_fr` : sql`p.sort_en`,
    available: sql`coalesce(s.available, 0)`,
    threshold: sql`w.threshold`,
  }[sort]
  return sql`${by} ${isDescending ? sql`desc nulls last` : sql`asc nulls last`}, p.id`
}
