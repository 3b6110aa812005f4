import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { ProductId } from '../../../shared/ids.ts'
import type { Locale, Translated } from '../../../shared/locale.ts'
import { type Money, money } from '../../../shared/money.ts'
import { holdsWords } from './holds-words.ts'
import type { ProductOnDesk, ProductState } from './product-text.ts'
import { readProductsForStaff } from './read-product.ts'

export const deskSorts = ['name', 'state', 'stock', 'price', 'changed'] as const
export type DeskSort = (typeof deskSorts)[number]

/** What the staff look for; an empty text is no wish. */
export type DeskQuery = {
  text: string
  state: ProductState | ''
  category: string
  platform: string
  stock: 'in' | 'out' | ''
  /** Of the price outside sales, in the shop's currency. */
  fromMinor: number | undefined
  untilMinor: number | undefined
  /** In which language names are put in order. */
  locale: Locale
  sort: DeskSort
  isDescending: boolean
}

export type ProductInList = {
  id: ProductId
  version: number
  slug: string
  name: Translated
  edition: Translated | null
  status: ProductState
  category: Translated
  platform: string
  region: Translated
  available: number
  /** Outside sales. */
  listPrice: Money
  /** What is asked at this moment. */
  price: Money
  updatedAt: Date
}

export const productsPerPage = 50
const pieceLength = 250

/** Products of any state, as they are looked for, a page of them. */
export async function listProductsForStaff(
  db: Db,
  { page, ...query }: DeskQuery & { page: number },
): Promise<{ rows: ProductInList[]; total: number }> {
  const [{ rows }, total] = await Promise.all([readPage(db, query, page), countFound(db, query)])
  return { rows: rows.map(toListed), total }
}

// By their ids first: an index knows the order, and only the rows of the page are read whole.
function readPage(db: Db, query: DeskQuery, page: number) {
  return sql<Found>`
    with found as (
      select p.id from ${source} where ${conditionOf(query)}
      order by ${orderOf(query)} limit ${productsPerPage} offset ${(page - 1) * productsPerPage}
    )
    select p.id, p.version, p.slug, p.name, p.edition, p.status, p.list_price_minor as "listMinor", p.price_minor as "minor",
      p.currency, p.updated_at as "updatedAt", coalesce(s.available, 0) as available, c.name as category,
      f.name as platform, r.name as region
    from found join ${source} on p.id = found.id
    join shop.category c on c.slug = p.category_slug
    join shop.platform f on f.code = p.platform_code
    join shop.region r on r.code = p.region_code
    order by ${orderOf(query)}`.execute(db)
}

async function countFound(db: Db, query: DeskQuery): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${source} where ${conditionOf(query)}`.execute(db)
  return rows[0]?.total ?? 0
}

/** All that are found, whole, some hundred at a time: a list that is taken along. */
export async function* eachProductForStaff(
  db: Db,
  query: DeskQuery,
): AsyncGenerator<readonly ProductOnDesk[]> {
  // The ids of all first: what changes while the file is written moves no product past the next piece.
  const { rows } = await sql<{ id: ProductId }>`
    select p.id from ${source} where ${conditionOf(query)} order by ${orderOf(query)}`.execute(db)
  for (let from = 0; from < rows.length; from += pieceLength) {
    const ids = rows.slice(from, from + pieceLength).map(({ id }) => id)
    const found = new Map((await readProductsForStaff(db, ids)).map((each) => [each.id, each]))
    yield ids.flatMap((id) => found.get(id) ?? [])
  }
}

const source = sql`shop.product p left join shop.product_stock s on s.product_id = p.id`

function conditionOf({
  text,
  state,
  category,
  platform,
  stock,
  fromMinor,
  untilMinor,
}: DeskQuery): RawBuilder<SqlBool> {
  const conditions = [
    ...holdsWords(text),
    ...(state ? [sql`p.status = ${state}`] : []),
    ...(category ? [sql`p.category_slug = ${category}`] : []),
    ...(platform ? [sql`p.platform_code = ${platform}`] : []),
    ...(stock ? [stock === 'in' ? sql`s.available > 0` : sql`coalesce(s.available, 0) = 0`] : []),
    ...(fromMinor === undefined ? [] : [sql`p.list_price_minor >= ${fromMinor}::bigint`]),
    ...(untilMinor === undefined ? [] : [sql`p.list_price_minor <= ${untilMinor}::bigint`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

// Each order ends with the id, so that no product stands on two pages or on none.
function orderOf({ sort, isDescending, locale }: DeskQuery): RawBuilder<unknown> {
  const way = isDescending ? sql`desc` : sql`asc`
  const by = {
    name: sql.ref(`p.sort_${locale}`),
    state: sql`p.status`,
    stock: sql`coalesce(s.available, 0)`,
    price: sql`p.list_price_minor`,
    changed: sql`p.updated_at`,
  }[sort]
  return sql`${by} ${way}, p.id ${way}`
}

type Found = Omit<ProductInList, 'listPrice' | 'price'> & {
  listMinor: number
  minor: number
  currency: string
}

function toListed({ listMinor, minor, currency, ...row }: Found): ProductInList {
  return { ...row, listPrice: money(listMinor, currency), price: money(minor, currency) }
}
