import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { countAtMost } from '../../platform/database/count-at-most.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import type { OrderId, ProductId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { type Customer, isOfOne } from './customer.ts'
import type { HeldFor } from './lock-order.ts'
import type { OrderState } from './order-page.ts'

export type OrderInList = {
  id: OrderId
  number: string
  state: OrderState
  heldFor: HeldFor | null
  country: string
  gross: Money
  placedAt: Date
  paidAt: Date | null
}

/** What narrows the list; null is everything. */
export type OrderFilter = {
  /** What words that were searched for came down to. */
  among: readonly OrderId[] | null
  /** With one of these in it. */
  products: readonly ProductId[] | null
  /** Of one of these. */
  customers: readonly Customer[] | null
  states: readonly OrderState[] | null
  held: HeldFor | 'any' | null
  paidFrom: Date | null
  /** The first moment that is too late. */
  paidUntil: Date | null
  country: string | null
  currency: string | null
}

/** `total` compares what orders cost in euros. */
export const orderSorts = ['placed', 'number', 'total'] as const
export type OrderSort = (typeof orderSorts)[number]
export type OrderOrder = { sort: OrderSort; isDescending: boolean }

export const ordersPerPage = 50
/** So many are counted and paged through; a list of more is narrowed, or taken along. */
export const ordersMax = 5_000

/**
 * A page of the staff's list. Whoever is under restriction is not in it (GDPR Art. 18): the database does not show those rows
 * to the staff. It is counted no further than it is paged, so that it takes as long in a shop of many orders.
 */
export async function listOrdersForStaff(
  db: Db,
  filter: OrderFilter,
  { page, ...order }: OrderOrder & { page: number },
): Promise<{ orders: OrderInList[]; total: number; isMore: boolean }> {
  const asked = await withBundles(db, filter)
  const counted = await countOrders(db, asked)
  const total = Math.min(counted, ordersMax)
  const isMore = counted > ordersMax
  const before = (page - 1) * ordersPerPage
  const limit = Math.min(ordersPerPage, total - before)
  if (limit <= 0) return { orders: [], total, isMore }
  const ids = inOrder(wanted(db, asked, isMore ? 'common' : 'few').select('order.id'), order)
    .limit(limit)
    .offset(before)
  const rows = await inOrder(
    db.selectFrom('order').select(columns).where('order.id', 'in', ids),
    order,
  ).execute()
  return { orders: rows.map(toRow), total, isMore }
}

async function countOrders(db: Db, asked: AskedFilter): Promise<number> {
  const { products, bundles, ...others } = asked
  if (products !== null && Object.values(others).every((other) => other === null)) {
    const { orders, lines } = await countByLines(db, products, bundles)
    if (orders > ordersMax || lines < linesMax) return orders
  }
  return countAtMost(db, wanted(db, asked).select('order.id'), ordersMax + 1)
}

/** So many lines of a product or a bundle are read for a count: of what everybody buys that is more orders than are counted. */
const linesMax = ordersMax * 1.1

/** The orders of the lines that come first, and how many lines these are. */
async function countByLines(db: Db, products: readonly ProductId[], bundles: readonly ProductId[]) {
  // Written out: of a number that it does not know the planner expects that all lines are read.
  const first = (which: SQL) =>
    sql`(select l.order_id from shop.order_line l where ${which} limit ${sql.lit(linesMax)})`
  const lines =
    bundles.length > 0
      ? sql`${first(isOne(products))} union all ${first(isInOne(bundles))}`
      : first(isOne(products))
  // Each by its key, which the planner would not do for so many.
  const order = db
    .selectFrom('order')
    .select('order.id')
    .whereRef('order.id', '=', sql.ref('line.order_id'))
    .offset(0)
  const { rows } = await sql<{ orders: number; lines: number }>`
    with line as materialized (${lines})
    select (select count(*)::int from line) as lines, count(*)::int as orders
    from (select distinct order_id from line) line cross join lateral (${order}) o`.execute(db)
  return rows[0] ?? { orders: 0, lines: 0 }
}

const readAtOnce = 500

/** The whole list in its order, some hundred at a time, each from where the last one ended: memory stays flat. */
export async function* readOrders(
  db: Db,
  filter: OrderFilter,
  order: OrderOrder,
): AsyncGenerator<OrderInList[]> {
  const asked = await withBundles(db, filter)
  const pieces = inPieces<Row & { key: string }>(readAtOnce, (last) => {
    const rows = wanted(db, asked)
    return inOrder(
      (last ? rows.where(comesAfter(last, order)) : rows)
        .select(columns)
        .select(sql<string>`${sql.ref(`order.${keys[order.sort].column}`)}::text`.as('key')),
      order,
    )
      .limit(readAtOnce)
      .execute()
  })
  for await (const rows of pieces) yield rows.map(toRow)
}

const columns = [
  'order.id',
  'order.number',
  'order.state',
  'order.held_for',
  'order.country',
  'order.gross_minor',
  'order.currency',
  'order.placed_at',
  'order.paid_at',
] as const

const keys = {
  placed: { column: 'placed_at', type: 'timestamptz' },
  number: { column: 'number', type: 'text' },
  total: { column: 'eur_total_minor', type: 'integer' },
} as const satisfies Record<OrderSort, { column: string; type: string }>

/**
 * What is known of the orders that are wanted. Of `common` ones each is looked at in the order of the page until it is full. Of a `few`
 * the database may begin with the lines of a product, which of one that everybody buys would be all of them for each page.
 */
type Known = 'common' | 'few'

function wanted(db: Db, filter: AskedFilter, known: Known = 'few') {
  const { among, products, bundles, customers, states, held, paidFrom, paidUntil, country, currency } = filter
  return db
    .selectFrom('order')
    .$if(among !== null, (query) => query.where(sql<SqlBool>`"order".id = any(${among ?? []})`))
    .$if(customers !== null, (query) => query.where(isOfOne(customers ?? [])))
    .$if(states !== null, (query) => query.where(sql<SqlBool>`"order".state = any(${states ?? []})`))
    .$if(held === 'any', (query) => query.where('order.held_for', 'is not', null))
    .$if(held !== null && held !== 'any', (query) => query.where('order.held_for', '=', held as HeldFor))
    .$if(paidFrom !== null, (query) => query.where('order.paid_at', '>=', paidFrom))
    .$if(paidUntil !== null, (query) => query.where('order.paid_at', '<', paidUntil))
    .$if(country !== null, (query) => query.where('order.country', '=', country ?? ''))
    .$if(currency !== null, (query) => query.where('order.currency', '=', currency ?? ''))
    .$if(products !== null, (query) => query.where(holdsOneOf(products ?? [], bundles, known)))
}

type AskedFilter = OrderFilter & { bundles: readonly ProductId[] }

/** Which of the products were bought as bundles. Of most none was, and their lines are not asked for that one by one. */
async function withBundles(db: Db, filter: OrderFilter): Promise<AskedFilter> {
  if (!filter.products?.length) return { ...filter, bundles: [] }
  const { rows } = await sql<{ id: ProductId }>`
    select named.id from unnest(${filter.products}::text[]) as named (id)
    cross join lateral (select from shop.order_line l where l.bundle_id = named.id limit 1) as line`.execute(
    db,
  )
  return { ...filter, bundles: rows.map(({ id }) => id) }
}

type SQL = ReturnType<typeof sql>
const isOne = (products: readonly ProductId[]): SQL => sql`l.product_id = any(${products})`
const isInOne = (bundles: readonly ProductId[]): SQL => sql`l.bundle_id = any(${bundles})`

/** By itself, or in a bundle that is one of them. */
function holdsOneOf(products: readonly ProductId[], bundles: readonly ProductId[], known: Known) {
  const which = bundles.length > 0 ? sql`(${isOne(products)} or ${isInOne(bundles)})` : isOne(products)
  const lines = sql`select true from shop.order_line l where l.order_id = "order".id and ${which}`
  return known === 'common' ? sql<SqlBool>`(${lines} limit 1)` : sql<SqlBool>`exists (${lines})`
}

type Orderable<Q> = { orderBy(column: never, direction: 'asc' | 'desc'): Q }

function inOrder<Q extends Orderable<Q>>(query: Q, { sort, isDescending }: OrderOrder): Q {
  const direction = isDescending ? 'desc' : 'asc'
  return query
    .orderBy(`order.${keys[sort].column}` as never, direction)
    .orderBy('order.id' as never, direction)
}

// The first comparison alone is looked up in the index; below row-level security a pair of values would not be.
function comesAfter({ key, id }: { key: string; id: OrderId }, { sort, isDescending }: OrderOrder) {
  const column = sql.ref(`order.${keys[sort].column}`)
  const [orAt, beyond] = isDescending ? [sql`<=`, sql`<`] : [sql`>=`, sql`>`]
  const value = sql`${key}::${sql.raw(keys[sort].type)}`
  return sql<SqlBool>`${column} ${orAt} ${value} and (${column} ${beyond} ${value} or "order".id ${beyond} ${id})`
}

type Row = {
  id: OrderId
  number: string
  state: OrderState
  held_for: HeldFor | null
  country: string
  gross_minor: number
  currency: string
  placed_at: Date
  paid_at: Date | null
}

const toRow = (row: Row): OrderInList => ({
  id: row.id,
  number: row.number,
  state: row.state,
  heldFor: row.held_for,
  country: row.country,
  gross: money(row.gross_minor, row.currency),
  placedAt: row.placed_at,
  paidAt: row.paid_at,
})
