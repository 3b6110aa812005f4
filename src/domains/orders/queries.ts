import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, CartId, OrderId, ProductId, UnitId, WaiverId } from '../../shared/ids.ts'
import { countAvailable } from '../keys/index.ts'
import { hashCheckoutKey, type PlacedOrder } from './order.ts'

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

/** The order of a double press, when the first press has committed. Only the cart that it was placed from finds it. */
export async function findByCheckoutKey(
  db: Db,
  checkoutKey: string,
  cartId: CartId,
): Promise<PlacedOrder | undefined> {
  return db
    .selectFrom('order')
    .select(['id', 'number', 'gross_minor as grossMinor'])
    .where('checkout_key', '=', hashCheckoutKey(checkoutKey))
    .where('cart_id', '=', cartId)
    .executeTakeFirst()
}

/** Orders of this cart that still hold keys without payment. */
export async function listUnpaidOfCart(db: Db, cartId: CartId): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('order')
    .select('id')
    .where('cart_id', '=', cartId)
    .where('state', 'in', ['placed', 'awaiting_payment'])
    .execute()
  return rows.map((row) => row.id)
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

/** Units of an order whose seal is broken. */
export async function listOpenUnits(db: Db, orderId: OrderId): Promise<UnitId[]> {
  const rows = await db
    .selectFrom('unit')
    .select('id')
    .where('order_id', '=', orderId)
    .where('state', '=', 'revealed')
    .where('given_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

export async function findOrderOf(db: Db, number: string, emailFolded: string): Promise<OrderId | undefined> {
  const row = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select('order.id')
    .where('order.number', '=', number)
    .where('order_contact.email_folded', '=', emailFolded)
    .executeTakeFirst()
  return row?.id
}

export async function findWaiverOrder(db: Db, waiverIds: readonly WaiverId[]): Promise<OrderId | undefined> {
  if (waiverIds.length === 0) return undefined
  const row = await db
    .selectFrom('waiver')
    .select('order_id')
    .where('id', 'in', waiverIds)
    .limit(1)
    .executeTakeFirst()
  return row?.order_id
}

export async function listWaivedUnits(db: Db, orderId: OrderId): Promise<UnitId[]> {
  const rows = await db.selectFrom('waiver').select('unit_id').where('order_id', '=', orderId).execute()
  return rows.map((row) => row.unit_id)
}

/** Of these units those that may be open: both answers were given and their receipt was accepted. */
export async function listAcceptedWaivers(db: Db, unitIds: readonly UnitId[]): Promise<UnitId[]> {
  const rows = await db
    .selectFrom('waiver')
    .select('unit_id')
    .where('unit_id', 'in', unitIds)
    .where('given_at_step', '=', 'reveal')
    .where('receipt_accepted_at', 'is not', null)
    .execute()
  return rows.map((row) => row.unit_id)
}

/** Waivers whose receipt was not accepted yet, the first one first: it names the letter. */
export async function listOpenWaivers(db: Db, orderId: OrderId): Promise<WaiverId[]> {
  const rows = await db
    .selectFrom('waiver')
    .select('id')
    .where('order_id', '=', orderId)
    .where('given_at_step', '=', 'reveal')
    .where('receipt_accepted_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** The answers given at checkout; their confirmation is the order confirmation itself. */
export async function listCheckoutWaivers(db: Db, orderId: OrderId): Promise<WaiverId[]> {
  const rows = await db
    .selectFrom('waiver')
    .select('id')
    .where('order_id', '=', orderId)
    .where('given_at_step', '=', 'checkout')
    .execute()
  return rows.map((row) => row.id)
}

/** What a letter about an order needs beside the page: where it goes and in which language. */
export async function findAddressee(
  db: Db,
  orderId: OrderId,
): Promise<
  | {
      email: string
      accountId: AccountId | null
      locale: 'en' | 'fr'
      linkVersion: number
      cartId: CartId | null
      placedAt: Date
      paidAt: Date | null
    }
  | undefined
> {
  return db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select([
      'order_contact.email',
      'order.account_id as accountId',
      'order.locale',
      'order.link_version as linkVersion',
      'order.cart_id as cartId',
      'order.placed_at as placedAt',
      'order.paid_at as paidAt',
    ])
    .where('order.id', '=', orderId)
    .executeTakeFirst()
}

export type Paid = { minor: number; currency: string }

/** More than so many orders of one amount in three days are told apart by their number alone. */
const alikeMax = 200

export async function listPaidOf(
  db: Db,
  { day, amounts, number }: { day: string; amounts: readonly Paid[]; number: string | null },
): Promise<OrderId[]> {
  if (amounts.length === 0) return []
  const rows = await db
    .selectFrom('order')
    .select('id')
    .where((eb) =>
      eb.or(
        amounts.map(({ minor, currency }) =>
          eb.and([eb('gross_minor', '=', minor), eb('currency', '=', currency)]),
        ),
      ),
    )
    .where(
      sql<boolean>`paid_at >= ${day}::date - interval '1 day' and paid_at < ${day}::date + interval '2 days'`,
    )
    .$if(number !== null, (query) => query.where('number', '=', number ?? ''))
    .limit(alikeMax + 1)
    .execute()
  // One of only some of them would be met by chance.
  if (rows.length > alikeMax) return []
  return rows.map(({ id }) => id)
}
