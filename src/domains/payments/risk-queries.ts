import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'

/** Other orders that were paid, or tried, with the same card in twelve months; the newest hundred. */
export async function listOrdersOfCard(
  db: Db,
  { fingerprint, not }: { fingerprint: string; not: OrderId },
): Promise<{ id: OrderId; hoursAgo: number }[]> {
  const { rows } = await sql<{ id: OrderId; hoursAgo: number }>`
    select order_id as id, floor(extract(epoch from now() - created_at) / 3600)::int as "hoursAgo"
    from shop.payment
    where card_fingerprint = ${fingerprint} and order_id <> ${not} and created_at > now() - interval '365 days'
    order by created_at desc limit 100`.execute(db)
  return rows
}

/** Of these orders those of which a bank has said that they were fraud, or whose money it took back; lost arguments of others aside. */
export async function listDoubtedOrders(db: Db, orderIds: readonly OrderId[]): Promise<Set<OrderId>> {
  if (orderIds.length === 0) return new Set()
  const { rows } = await sql<{ id: OrderId }>`
    select order_id as id from shop.dispute
    where order_id = any(${orderIds}) and state not like 'warning%' and state not in ('won', 'prevented')
    union
    select order_id from shop.fraud_warning where order_id = any(${orderIds})`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** So many different cards paid for these orders. */
export async function countCards(db: Db, orderIds: readonly OrderId[]): Promise<number> {
  if (orderIds.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(distinct card_fingerprint)::int as count from shop.payment
    where order_id = any(${orderIds})`.execute(db)
  return rows[0]?.count ?? 0
}

/** Tries to pay this order that were refused, as far as the provider has told. */
export async function countFailedTries(db: Db, orderId: OrderId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from shop.payment_event
    where order_id = ${orderId} and type = 'payment_intent.payment_failed'`.execute(db)
  return rows[0]?.count ?? 0
}
