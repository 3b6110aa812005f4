import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, PaymentId, RefundId } from '../../shared/ids.ts'
import type { Span } from './history.ts'
import type { PaymentState } from './payment.ts'
import type { DisputeState } from './provider.ts'
import type { Refund } from './refund-store.ts'

/** A payment as it is written down here, with all that hangs on it: what the provider's word is compared with. */
export type OurPayment = {
  id: PaymentId
  orderId: OrderId
  state: PaymentState
  amountMinor: number
  capturedMinor: number
  currency: string
  /** What came of it on the balance; null where that is not known. */
  settledMinor: number | null
  intentId: string | null
  /** Its references were emptied, or will be: nothing of it can be compared. */
  redacted: boolean
  refunds: readonly (Pick<Refund, 'id' | 'providerId' | 'state' | 'amountMinor' | 'origin'> & {
    settledMinor: number | null
  })[]
  disputes: readonly { providerId: string | null; state: DisputeState; withdrawnMinor: number }[]
  warnings: readonly { providerId: string; actionable: boolean }[]
}

/** Payments by what the provider calls them, or by their orders; the latest of an order. */
export async function listOurPayments(
  db: Db,
  { intentIds, orderIds }: { intentIds: readonly string[]; orderIds: readonly string[] },
): Promise<OurPayment[]> {
  if (intentIds.length + orderIds.length === 0) return []
  return read(
    db,
    sql`p.intent_id = any(${intentIds}) or p.order_id = any(${orderIds}) and not exists (
      select from shop.payment later where later.order_id = p.order_id and later.attempt > p.attempt)`,
  )
}

/** Payments that were begun within a time and that the provider has an intent of, in pages by their id. */
export async function* ourPaymentsMade(db: Db, { from, until }: Span): AsyncGenerator<OurPayment[]> {
  for (let last = ''; ; ) {
    const page = await read(
      db,
      sql`p.created_at >= ${from} and p.created_at < ${until} and p.intent_id is not null and p.id > ${last}`,
    )
    if (page.length > 0) yield page
    last = page.at(-1)?.id ?? ''
    if (page.length < pageSize) return
  }
}

/** Refunds that were sent to the provider within a time. */
export async function listOurRefundsMade(
  db: Db,
  { from, until }: Span,
): Promise<{ id: RefundId; providerId: string; orderId: OrderId; amountMinor: number }[]> {
  const { rows } = await sql<{ id: RefundId; providerId: string; orderId: OrderId; amountMinor: number }>`
    select r.id, r.provider_id as "providerId", r.order_id as "orderId", r.amount_minor as "amountMinor"
    from shop.refund r
    where r.created_at >= ${from} and r.created_at < ${until} and r.provider_id is not null and r.origin <> 'bank'
      and not exists (select from shop.redaction where payment_id = r.payment_id)`.execute(db)
  return rows
}

/** Whether money was asked for before a time: a shop that is younger has nothing to compare. */
export async function hasPaymentBefore(db: Db, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('payment')
    .select('id')
    .where('created_at', '<', at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const pageSize = 200

async function read(db: Db, condition: RawBuilder<unknown>): Promise<OurPayment[]> {
  const { rows } = await sql<OurPayment>`
    select p.id, p.order_id as "orderId", p.state, p.amount_minor as "amountMinor",
      p.captured_minor as "capturedMinor", p.currency, p.settled_minor as "settledMinor", p.intent_id as "intentId",
      exists (select from shop.redaction where payment_id = p.id) as redacted,
      coalesce((select json_agg(json_build_object('id', r.id, 'providerId', r.provider_id, 'state', r.state,
        'amountMinor', r.amount_minor, 'settledMinor', r.settled_minor, 'origin', r.origin)) from shop.refund r where r.payment_id = p.id), '[]') as refunds,
      coalesce((select json_agg(json_build_object('providerId', d.provider_id, 'state', d.state,
        'withdrawnMinor', d.withdrawn_minor)) from shop.dispute d where d.payment_id = p.id), '[]') as disputes,
      coalesce((select json_agg(json_build_object('providerId', w.provider_id, 'actionable', w.actionable))
        from shop.fraud_warning w where w.payment_id = p.id), '[]') as warnings
    from shop.payment p where ${condition} order by p.id limit ${pageSize}`.execute(db)
  return rows
}
