import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { countAtMost } from '../../platform/database/count-at-most.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import type { OrderId, ProductId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { type Customer, isOfOne } from './customer.ts'
import type { HeldFor } from './lock-order.ts'
import type { OrderState } from './order-page.ts'
import { type Asked, byLines, countByLines, holdsOneOf, withBundles } from './orders-of-products.ts'

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
  const asked = await ask(db, filter)
  const counted = await countOrders(db, asked)
  const total = Math.min(counted, ordersMax)
  const isMore = counted > ordersMax
  const offset = (page - 1) * ordersPerPage
  const limit = Math.min(ordersPerPage, total - offset)
  if (limit <= 0) return { orders: [], total, isMore }
  const ids = isMore
    ? someOfMany(db, asked, { ...order, limit, offset })
    : inOrder(wanted(db, asked).select('order.id'), order).limit(limit).offset(offset)
  const rows = await inOrder(
    db.selectFrom('order').select(columns).where('order.id', 'in', ids),
    order,
  ).execute()
  return { orders: rows.map(toRow), total, isMore }
}

async function countOrders(db: Db, { of, ...others }: AskedFilter): Promise<number> {
  if (of && Object.values(others).every((other) => other === null)) {
    const { orders, lines } = await countByLines(db, of, linesMax)
    if (orders > ordersMax || lines < linesMax) return orders
  }
  return countAtMost(db, wanted(db, { of, ...others }).select('order.id'), ordersMax + 1)
}

/** So many lines of a product or a bundle are read for a count: of what everybody buys that is more orders than are counted. */
const linesMax = ordersMax * 1.1

/** So many lines of all products are read for a page. Beyond, the products are so many that orders are full of them. */
const linesOfPageMax = 10_000

/** Of products that many orders hold the planner would begin with all their lines, for each page. */
function someOfMany(
  db: Db,
  { of, ...others }: AskedFilter,
  { limit, offset, ...order }: OrderOrder & { limit: number; offset: number },
) {
  const { sort, isDescending } = order
  if (of && sort !== 'number' && of.products.length * (limit + offset) <= linesOfPageMax) {
    const ofLine = wanted(db, { of: null, ...others }).whereRef('order.id', '=', sql.ref('line.order_id'))
    return byLines(of, ofLine.select('order.id').offset(0), { sort, isDescending, limit, offset })
  }
  const rows = wanted(db, { of, ...others }, 'common').select('order.id')
  return inOrder(rows, order).limit(limit).offset(offset)
}

const readAtOnce = 500

/** The whole list in its order, some hundred at a time, each from where the last one ended: memory stays flat. */
export async function* readOrders(
  db: Db,
  filter: OrderFilter,
  order: OrderOrder,
): AsyncGenerator<OrderInList[]> {
  const asked = await ask(db, filter)
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

type AskedFilter = Omit<OrderFilter, 'products'> & { of: Asked | null }

async function ask(db: Db, { products, ...others }: OrderFilter): Promise<AskedFilter> {
  return { ...others, of: products && (await withBundles(db, products)) }
}

function wanted(db: Db, filter: AskedFilter, known: 'common' | 'few' = 'few') {
  const { among, of, customers, states, held, paidFrom, paidUntil, country, currency } = filter
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
    .$if(of !== null, (query) => query.where(holdsOneOf(of ?? { products: [], bundles: [] }, known)))
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
