import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { countAtMost } from '../../platform/database/count-at-most.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { type PageOfRows, readPage } from '../../platform/database/read-page.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { OrderId, ProductId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'

export const unviewedPerPage = 50
export type UnviewedFilter = {
  /** Delivered at least so many days ago. */
  days: number
  productId: ProductId | null
  isDescending: boolean
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
 * Orders with sealed keys of which none was ever opened; what was given away is another's to look at. What is held, refunded or
 * cancelled waits for nobody. The database keeps a row for each (`unviewed_order`): a page reads these and no others.
 */
export async function listUnviewed(
  db: Db,
  { page, ...filter }: UnviewedFilter & { page: number },
  now: Date,
): Promise<PageOfRows<Unviewed>> {
  return readPage(
    db,
    wantedBy(db, filter, now).select('delivered_at'),
    { page, perPage: unviewedPerPage },
    async (limit, offset) => described(db, await inOrder(wantedBy(db, filter, now), filter, limit, offset)),
  )
}

const readAtOnce = 500

/** All of them, however many there are, piece by piece. */
export async function* readUnviewed(db: Db, filter: UnviewedFilter, now: Date): AsyncGenerator<Unviewed[]> {
  const way = sql.raw(filter.isDescending ? '<' : '>')
  const pieces = inPieces<Found>(readAtOnce, (last) => {
    const after =
      last && sql<boolean>`(delivered_at, order_id) ${way} (${last.at}::timestamptz, ${last.order_id})`
    const wanted = wantedBy(db, filter, now)
    return inOrder(after ? wanted.where(after) : wanted, filter, readAtOnce, 0)
  })
  for await (const found of pieces) yield await described(db, found)
}

/** Products among them, for choosing: of those that were delivered last. */
export async function listUnviewedProducts(db: Db): Promise<{ productId: ProductId; name: Translated }[]> {
  // Named by one line each: of all of them the lines of the whole shop would be read.
  const { rows } = await sql<{ productId: ProductId; name: Translated }>`
    select named.product_id as "productId", l.name
    from (
      select product_id, max(order_id) as order_id
      from (select order_id, product_ids from shop.unviewed_order order by delivered_at desc limit ${productsAmong}) last,
        unnest(last.product_ids) as product_id
      group by product_id order by product_id limit ${productsMax}
    ) named
    cross join lateral (
      select name from shop.order_line where order_id = named.order_id and product_id = named.product_id limit 1) l
    order by named.product_id`.execute(db)
  return rows
}

const productsAmong = 1_000
const productsMax = 500

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
  const rows = await deliveredBefore(db, days, now)
    .innerJoin('order_contact', 'order_contact.order_id', 'unviewed_order.order_id')
    .select('unviewed_order.order_id')
    .where('order_contact.email_refused_at', 'is', null)
    .where('placed_at', '>=', since)
    .where(sql<boolean>`unviewed_order.order_id not in (select unnest(${not}::text[]))`)
    .where(
      sql<boolean>`delivered_at > ${now}::timestamptz - make_interval(days => ${days + lateMax}::integer)`,
    )
    .orderBy('delivered_at')
    .orderBy('unviewed_order.order_id')
    .limit(limit)
    .execute()
  return rows.map(({ order_id }) => order_id)
}

/** Whether there is still something to say: at least one key is sealed, none was opened, and nothing holds the order. */
export async function isUnviewed(db: Db, orderId: OrderId, now: Date): Promise<boolean> {
  const row = await deliveredBefore(db, 0, now)
    .select('order_id')
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  return row !== undefined
}

/** How many there are, for a page that only tells of them: beyond `atMost` nobody counts. */
export async function countUnviewed(
  db: Db,
  { days, atMost, now }: { days: number; atMost: number; now: Date },
): Promise<number> {
  return countAtMost(db, deliveredBefore(db, days, now).select('delivered_at'), atMost)
}

type Wanted = SelectQueryBuilder<DB, 'unviewed_order', object>

function deliveredBefore(db: Db, days: number, now: Date): Wanted {
  return db
    .selectFrom('unviewed_order')
    .where(sql<boolean>`delivered_at <= ${now}::timestamptz - make_interval(days => ${days}::integer)`)
}

// Lists of orders as rows: a plan that is kept compares each order with each of an array, and looks rows up.
function wantedBy(db: Db, { days, productId, among }: UnviewedFilter, now: Date): Wanted {
  return deliveredBefore(db, days, now)
    .$if(productId !== null, (query) => query.where(sql<boolean>`${productId} = any(product_ids)`))
    .$if(among !== undefined, (query) =>
      query.where(
        among?.not
          ? sql<boolean>`order_id not in (select unnest(${among.orders}::text[]))`
          : sql<boolean>`order_id in (select unnest(${among?.orders ?? []}::text[]))`,
      ),
    )
}

/** `at`: to the microsecond, as no `Date` holds it. */
type Found = { order_id: OrderId; delivered_at: Date; sealed: number; at: string }

function inOrder(
  wanted: Wanted,
  { isDescending }: UnviewedFilter,
  limit: number,
  offset: number,
): Promise<Found[]> {
  const direction = isDescending ? 'desc' : 'asc'
  return wanted
    .select(['order_id', 'delivered_at', 'sealed'])
    .select(sql<string>`delivered_at::text`.as('at'))
    .orderBy('delivered_at', direction)
    .orderBy('order_id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
}

async function described(db: Db, found: readonly Found[]): Promise<Unviewed[]> {
  if (found.length === 0) return []
  const ids = found.map(({ order_id }) => order_id)
  const orders = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(['order.id', 'order.number'])
    .select(sql<boolean>`order_contact.email_refused_at is not null`.as('emailRefused'))
    .where(sql<boolean>`"order".id = any(${ids})`)
    .execute()
  const names = await namesOf(db, ids)
  const of = new Map(orders.map((order) => [order.id, order]))
  return found.flatMap(({ order_id, delivered_at, sealed }) => {
    const order = of.get(order_id)
    if (!order) return []
    const { number, emailRefused } = order
    const products = names.get(order_id) ?? []
    return { orderId: order_id, number, deliveredAt: delivered_at, sealed, products, emailRefused }
  })
}

async function namesOf(db: Db, ids: readonly OrderId[]): Promise<Map<OrderId, Translated[]>> {
  const rows = await db
    .selectFrom('order_line')
    .select(['order_id', 'name'])
    .where('order_id', 'in', ids)
    .orderBy('position')
    .execute()
  const names = new Map<OrderId, Translated[]>()
  for (const { order_id, name } of rows) names.set(order_id, [...(names.get(order_id) ?? []), name])
  return names
}
