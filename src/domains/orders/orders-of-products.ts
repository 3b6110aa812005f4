import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, ProductId } from '../../shared/ids.ts'

/** Products that orders are asked for. `bundles` are those of them that were bought as one: their lines are of the parts. */
export type Asked = { products: readonly ProductId[]; bundles: readonly ProductId[] }

/** Of most products none was a bundle, and their lines are not asked for that one by one. */
export async function withBundles(db: Db, products: readonly ProductId[]): Promise<Asked> {
  const { rows } = await sql<{ id: ProductId }>`
    select named.id from unnest(${products}::text[]) as named (id)
    cross join lateral (select from shop.order_line l where l.bundle_id = named.id limit 1) as line`.execute(
    db,
  )
  return { products, bundles: rows.map(({ id }) => id) }
}

/**
 * That an order holds one of them, by itself or in a bundle that is one of them. Of `common` ones each order is looked at in the order
 * of the page until it is full. Of a `few` the database may begin with the lines of a product.
 */
export function holdsOneOf({ products, bundles }: Asked, known: 'common' | 'few') {
  const isThis = known === 'common' ? isAmong : isAny
  const isOne = isThis('product_id', products)
  const which = bundles.length > 0 ? sql`(${isOne} or ${isThis('bundle_id', bundles)})` : isOne
  const lines = sql`select true from shop.order_line l where l.order_id = "order".id and ${which}`
  return known === 'common' ? sql<SqlBool>`(${lines} limit 1)` : sql<SqlBool>`exists (${lines})`
}

/** The orders of the `most` lines that come first, and how many lines these are. */
export async function countByLines(db: Db, { products, bundles }: Asked, most: number) {
  // Written out: of a number that it does not know the planner expects that all lines are read.
  const first = (which: RawBuilder<unknown>) =>
    sql`(select l.order_id from shop.order_line l where ${which} limit ${sql.lit(most)})`
  const lines =
    bundles.length > 0
      ? sql`${first(isAny('product_id', products))} union all ${first(isAny('bundle_id', bundles))}`
      : first(isAny('product_id', products))
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

/** What a line repeats of its order, and its indexes are in the order of. */
const repeated = { placed: 'order_placed_at', total: 'order_eur_total_minor' } as const

type Part = { sort: keyof typeof repeated; isDescending: boolean; limit: number; offset: number }

/**
 * A part of the list, read from the lines of each product in the list's order. `isWanted` says of the order of a `line` whether it is
 * in the list. It takes as long as `limit` and `offset` and products are many, and as rare as what else is asked: however many
 * orders there are, and however late these come among them.
 */
export function byLines(
  { products, bundles }: Asked,
  isWanted: Expression<unknown>,
  { sort, isDescending, limit, offset }: Part,
): RawBuilder<OrderId> {
  const direction = sql.raw(isDescending ? 'desc' : 'asc')
  const inOrder = sql`order by key ${direction}, order_id ${direction}`
  const firstOf = (column: Column, ids: readonly ProductId[]) => sql`
    select first.key, first.order_id from unnest(${ids}::text[]) as named (id) cross join lateral (
      select ${sql.ref(`line.${repeated[sort]}`)} as key, line.order_id
      from shop.order_line line cross join lateral (${isWanted}) as o
      where ${sql.ref(`line.${column}`)} = named.id
      group by 1, 2 ${inOrder} limit ${limit + offset}) as first`
  const lines =
    bundles.length > 0
      ? sql`${firstOf('product_id', products)} union all ${firstOf('bundle_id', bundles)}`
      : firstOf('product_id', products)
  return sql<OrderId>`
    (select order_id from (${lines}) as line group by key, order_id ${inOrder} limit ${limit} offset ${offset})`
}

type Column = 'product_id' | 'bundle_id'
const isAny = (column: Column, ids: readonly ProductId[]) => sql`${sql.ref(`l.${column}`)} = any(${ids})`
/** Of many ids they are looked up in a table made of them once, where an array is gone through for each line. */
const isAmong = (column: Column, ids: readonly ProductId[]) =>
  sql`(${sql.ref(`l.${column}`)} in (select unnest(${ids}::text[]))) is true`
