import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import { countAvailable } from '../keys/index.ts'

/** The waiting unit that is next in the queue of a product, of a paid order, and not before its release. */
export async function nextInBacklog(
  db: Db,
  productId: ProductId,
  passedOver: readonly UnitId[] = [],
): Promise<{ unitId: UnitId; orderId: OrderId; productId: ProductId } | undefined> {
  return db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .select(['unit.id as unitId', 'order.id as orderId', 'unit.product_id as productId'])
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .where('unit.product_id', '=', productId)
    .where('unit.state', '=', 'backordered')
    .where('order.paid_at', 'is not', null)
    .where('order.held_for', 'is', null)
    .where(sql<boolean>`coalesce(order_line.preorder_release_at, '-infinity') <= now()`)
    .$if(passedOver.length > 0, (query) => query.where('unit.id', 'not in', passedOver))
    .orderBy('unit.backorder_consented_at')
    .orderBy('unit.id')
    .limit(1)
    .executeTakeFirst()
}

/** Products that somebody has paid for and waits for. */
export async function listBacklog(db: Db): Promise<ProductId[]> {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .select('unit.product_id')
    .distinct()
    .where('unit.state', '=', 'backordered')
    .where('order.paid_at', 'is not', null)
    .where('order.held_for', 'is', null)
    .execute()
  return rows.map((row) => row.product_id)
}

/** Paid orders that were asked about a missing key and have not answered, and one of their keys has come in or back. */
export async function listServable(db: Db, limit: number): Promise<OrderId[]> {
  const asked = db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .where('order.state', '=', 'awaiting_choice')
    .where('order.paid_at', 'is not', null)
    .where('order.held_for', 'is', null)
    .where('unit.state', '=', 'waiting')
    .distinct()
  // Stock first: many that wait for one product must not fill the list before another that is there.
  const products = (await asked.select('unit.product_id').execute()).map((unit) => unit.product_id)
  const stock = await countAvailable(db, products)
  const inStock = products.filter((productId) => (stock.get(productId) ?? 0) > 0)
  if (inStock.length === 0) return []
  const rows = await asked
    .select('order.id')
    .where('unit.product_id', 'in', inStock)
    .orderBy('order.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Orders that should move on: unpaid past the reservation, asked about a missing key and without an answer in time or
 * with one that nobody acted on, with units to pay back, or held for a review that nobody ended in time.
 */
export async function listOverdue(
  db: Db,
  limit: number,
): Promise<{ orderId: OrderId; why: 'unpaid' | 'no_choice' | 'refund_due' | 'not_reviewed' }[]> {
  const unpaid = await db
    .selectFrom('order')
    .select('id')
    .where('state', 'in', ['placed', 'awaiting_payment'])
    .where('reserved_until', '<', sql<Date>`now()`)
    .limit(limit)
    .execute()
  const noChoice = await db
    .selectFrom('order')
    .select('id')
    .where('state', '=', 'awaiting_choice')
    .where(sql<boolean>`(shortage_choice is not null or shortage_choice_due_at < now())`)
    .limit(limit)
    .execute()
  const refundDue = await db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .select('order.id')
    .distinct()
    .where('unit.state', '=', 'refund_due')
    .where('order.held_for', 'is', null)
    .limit(limit)
    .execute()
  // Money that could not be held is here already: no open payment brings anybody back to it.
  const notReviewed = await db
    .selectFrom('order')
    .select('id')
    .where('held_for', '=', 'review')
    .where('review_until', '<', sql<Date>`now()`)
    .limit(limit)
    .execute()
  return [
    ...unpaid.map(({ id }) => ({ orderId: id, why: 'unpaid' as const })),
    ...noChoice.map(({ id }) => ({ orderId: id, why: 'no_choice' as const })),
    ...refundDue.map(({ id }) => ({ orderId: id, why: 'refund_due' as const })),
    ...notReviewed.map(({ id }) => ({ orderId: id, why: 'not_reviewed' as const })),
  ]
}

/** Paid orders with back-ordered units whose promised day has passed; a pre-order is promised for its release. */
export async function listBrokenPromises(db: Db, graceDays: number, limit: number): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .select('order.id')
    .distinct()
    .where('unit.state', '=', 'backordered')
    .where('order.paid_at', 'is not', null)
    .where('order.held_for', 'is', null)
    .where('unit.backorder_promised_by', '<', daysAgo(graceDays))
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export async function listOverdueUnits(db: Db, orderId: OrderId, graceDays: number): Promise<UnitId[]> {
  const rows = await db
    .selectFrom('unit')
    .select('id')
    .where('order_id', '=', orderId)
    .where('state', '=', 'backordered')
    .where('backorder_promised_by', '<', daysAgo(graceDays))
    .execute()
  return rows.map((row) => row.id)
}

const daysAgo = (days: number) => sql<Date>`now() - make_interval(days => ${days})`
