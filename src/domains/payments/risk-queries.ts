import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'

/** What is known of how an order is paid. */
export type Payer = {
  /** Other orders that were paid, or tried, with the same card in twelve months; the newest hundred. */
  ofCard: readonly { id: OrderId; hoursAgo: number }[]
  /** Tries to pay this order that were refused, as far as the provider has told. */
  failedTries: number
}

/** In one statement: every order that is paid asks it twice. */
export async function readPayer(db: Db, orderId: OrderId, fingerprint: string | null): Promise<Payer> {
  const { rows } = await sql<Payer>`
    select
      coalesce((select json_agg(json_build_object(
          'id', c.order_id, 'hoursAgo', floor(extract(epoch from now() - c.created_at) / 3600)::int))
        from (select order_id, created_at from shop.payment
          where card_fingerprint = ${fingerprint} and order_id <> ${orderId} and created_at > now() - interval '365 days'
          order by created_at desc limit 100) c), '[]') as "ofCard",
      (select count(*)::int from shop.payment_event
       where order_id = ${orderId} and type = 'payment_intent.payment_failed') as "failedTries"`.execute(db)
  return rows[0] ?? { ofCard: [], failedTries: 0 }
}

/** What became of earlier orders. */
export type PaymentRecord = {
  /** Those of which a bank has said that they were fraud, or whose money it took back; lost arguments of others aside. */
  doubted: ReadonlySet<OrderId>
  /** So many different cards paid for some of them. */
  cards: number
}

export async function readPaymentRecord(
  db: Db,
  { all, ofCards }: { all: readonly OrderId[]; ofCards: readonly OrderId[] },
): Promise<PaymentRecord> {
  if (all.length === 0) return { doubted: new Set(), cards: 0 }
  const { rows } = await sql<{ doubted: OrderId[]; cards: number }>`
    select
      array(
        select order_id from shop.dispute
        where order_id = any(${all}) and state not like 'warning%' and state not in ('won', 'prevented')
        union
        select order_id from shop.fraud_warning where order_id = any(${all})) as doubted,
      (select count(distinct card_fingerprint)::int from shop.payment where order_id = any(${ofCards})) as cards`.execute(
    db,
  )
  return { doubted: new Set(rows[0]?.doubted), cards: rows[0]?.cards ?? 0 }
}
