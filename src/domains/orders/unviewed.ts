import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, ProductId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'

export const unviewedPerPage = 50
/** So many are counted and paged through; a list of more is narrowed. */
export const unviewedMax = 5_000

export type UnviewedQuery = {
  /** Delivered at least so many days ago. */
  days: number
  productId: ProductId | null
  sort: 'oldest' | 'newest'
  page: number
  /** Only these, or only others. */
  among?: { orders: readonly OrderId[]; not: boolean }
}

/** Paid and delivered, and nobody has looked at a key of it. */
export type Unviewed = {
  orderId: OrderId
  number: string
  deliveredAt: Date
  sealed: number
  products: Translated[]
  emailRefused: boolean
}

/**
 * Orders with sealed keys of which none was ever opened; what was given away is another's to look at. What is held, refunded or cancelled waits for nobody.
 */
export async function listUnviewed(
  db: Db,
  query: UnviewedQuery,
  now: Date,
): Promise<{ rows: Unviewed[]; total: number; isMore: boolean }> {
  const wanted = unviewedOrders(db, query.days, now)
    .$if(query.productId !== null, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('unit')
            .select('unit.id')
            .whereRef('unit.order_id', '=', 'latest.order_id')
            .where('unit.state', '=', 'delivered')
            .where('unit.given_at', 'is', null)
            .where('unit.product_id', '=', query.productId as ProductId),
        ),
      ),
    )
    .$if(query.among !== undefined, (q) =>
      q.where(
        query.among?.not
          ? sql<boolean>`latest.order_id <> all(${query.among?.orders ?? []})`
          : sql<boolean>`latest.order_id = any(${query.among?.orders ?? []})`,
      ),
    )
  const counted = await countAtMost(db, wanted.select('order.id'), unviewedMax + 1)
  const total = Math.min(counted, unviewedMax)
  const before = (query.page - 1) * unviewedPerPage
  const limit = Math.min(unviewedPerPage, total - before)
  if (limit <= 0) return { rows: [], total, isMore: counted > unviewedMax }
  const direction = query.sort === 'oldest' ? 'asc' : 'desc'
  const rows = await wanted
    .innerJoin('order_contact', 'order_contact.order_id', 'latest.order_id')
    .select(['order.id', 'order.number', sql<Date>`latest.delivered_at`.as('deliveredAt')])
    .select(sql<boolean>`order_contact.email_refused_at is not null`.as('refused'))
    .select((eb) =>
      eb
        .selectFrom('unit')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('unit.order_id', '=', 'order.id')
        .where('unit.state', '=', 'delivered')
        .where('unit.given_at', 'is', null)
        .as('sealed'),
    )
    .orderBy('latest.delivered_at', direction)
    .orderBy('order.id', direction)
    .limit(limit)
    .offset(before)
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ id }) => id),
  )
  return {
    ...{ total, isMore: counted > unviewedMax },
    rows: rows.map((row) => ({
      orderId: row.id,
      number: row.number,
      deliveredAt: row.deliveredAt,
      sealed: Number(row.sealed ?? 0),
      products: names.get(row.id) ?? [],
      emailRefused: row.refused,
    })),
  }
}

/** Products of the keys that were delivered last and that nobody has looked at yet, for choosing among them. */
export async function listUnviewedProducts(db: Db): Promise<{ productId: ProductId; name: Translated }[]> {
  const last = db
    .selectFrom('unit')
    .select(['product_id', 'order_line_id'])
    .where('state', '=', 'delivered')
    .where('given_at', 'is', null)
    .orderBy('delivered_at', 'desc')
    .limit(unviewedMax)
  // Named by one line each: of all of them the lines of the whole shop would be read.
  const named = db
    .selectFrom(last.as('last'))
    .select(['product_id', (eb) => eb.fn.max('order_line_id').as('order_line_id')])
    .groupBy('product_id')
    .orderBy('product_id')
    .limit(500)
  const rows = await db
    .selectFrom(named.as('named'))
    .innerJoin('order_line', 'order_line.id', 'named.order_line_id')
    .select(['named.product_id', 'order_line.name'])
    .orderBy('named.product_id')
    .execute()
  return rows.map(({ product_id, name }) => ({ productId: product_id, name }))
}

/** `since`: placed then or later. `lateMax`: due no longer ago than so many days. */
type RemindQuery = {
  days: number
  since: Date
  lateMax: number
  not: readonly OrderId[]
  now: Date
  limit: number
}

/** The same for whoever writes to them, the longest waiting first: an address that refuses letters is written to by nobody. */
export async function listToRemind(
  db: Db,
  { days, since, lateMax, not, now, limit }: RemindQuery,
): Promise<OrderId[]> {
  const rows = await unviewedOrders(db, days, now)
    .innerJoin('order_contact', 'order_contact.order_id', 'latest.order_id')
    .select('order.id')
    .where('order_contact.email_refused_at', 'is', null)
    .where('order.placed_at', '>=', since)
    .where(sql<boolean>`latest.order_id <> all(${not})`)
    .where(
      sql<boolean>`latest.delivered_at > ${now}::timestamptz - make_interval(days => ${days + lateMax}::integer)`,
    )
    .orderBy('latest.delivered_at')
    .orderBy('order.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether there is still something to say: at least one key is sealed, none was opened, and nothing holds the order. */
export async function isUnviewed(db: Db, orderId: OrderId, now: Date): Promise<boolean> {
  const row = await unviewedOrders(db, 0, now)
    .select('order.id')
    .where('latest.order_id', '=', orderId)
    .executeTakeFirst()
  return row !== undefined
}

/** How many there are, for a page that only tells of them: beyond `atMost` nobody counts. */
export async function countUnviewed(
  db: Db,
  { days, atMost, now }: { days: number; atMost: number; now: Date },
): Promise<number> {
  return countAtMost(db, unviewedOrders(db, days, now).select('order.id'), atMost)
}

async function countAtMost<Tables, Names extends keyof Tables>(
  db: Db,
  orders: SelectQueryBuilder<Tables, Names, { id: OrderId }>,
  most: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(orders.limit(most).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Each order once, by the sealed key that was delivered last: an index knows those keys by their time, so that a page, or a count
 * that ends somewhere, reads no more of them than it needs. The offsets keep the planner, which takes
 * the unviewed for few, from reading all orders and all keys at once.
 */
function unviewedOrders(db: Db, days: number, now: Date) {
  return db
    .selectFrom('unit as latest')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('order')
          .select(['order.id', 'order.number', 'order.placed_at'])
          .whereRef('order.id', '=', 'latest.order_id')
          .where('order.state', 'in', ['fulfilled', 'part_fulfilled'])
          .where('order.held_for', 'is', null)
          .offset(0)
          .as('order'),
      (join) => join.onTrue(),
    )
    .where('latest.state', '=', 'delivered')
    .where('latest.given_at', 'is', null)
    .where(sql<boolean>`latest.delivered_at <= ${now}::timestamptz - make_interval(days => ${days}::integer)`)
    .where(
      sql<boolean>`not exists (select from shop.unit u where u.order_id = latest.order_id and u.given_at is null and (
        u.state = 'revealed' or u.state = 'delivered' and (u.delivered_at, u.id) > (latest.delivered_at, latest.id)) offset 0)`,
    )
}

async function namesOf(db: Db, ids: readonly OrderId[]): Promise<Map<OrderId, Translated[]>> {
  const names = new Map<OrderId, Translated[]>()
  if (ids.length === 0) return names
  const rows = await db
    .selectFrom('order_line')
    .select(['order_id', 'name'])
    .where('order_id', 'in', ids)
    .orderBy('position')
    .execute()
  for (const { order_id, name } of rows) names.set(order_id, [...(names.get(order_id) ?? []), name])
  return names
}
