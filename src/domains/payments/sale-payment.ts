import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, RefundId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { listRefunds, type Refund } from './refund-store.ts'
import { findPayment } from './store.ts'

/** How a sale was paid, and all that went back of it, as books and invoices need it. */
export type SalePayment = {
  capturedMinor: number
  method: string | null
  /** What came of it on the provider's balance; null where that is not known yet. */
  settled: Money | null
  refunds: readonly Refund[]
}

export async function readSalePayment(db: Db, orderId: OrderId): Promise<SalePayment | undefined> {
  const payment = await findPayment(db, orderId)
  if (!payment) return undefined
  const row = await db
    .selectFrom('payment')
    .select(['method', 'card_brand', 'settled_minor', 'settled_currency'])
    .where('id', '=', payment.id)
    .executeTakeFirstOrThrow()
  return {
    capturedMinor: payment.capturedMinor,
    method: row.method,
    settled:
      row.settled_minor !== null && row.settled_currency !== null
        ? money(row.settled_minor, row.settled_currency)
        : null,
    refunds: await listRefunds(db, payment.id),
  }
}

export type MovedRefund = { refundId: RefundId; orderId: OrderId; arrived: boolean; at: Date }

/** Refunds that arrived, or failed or came back, since a time, in pages, the oldest first. */
export async function listMovedRefunds(
  db: Db,
  { since, after, limit }: { since: Date; after: MovedRefund | null; limit: number },
): Promise<MovedRefund[]> {
  const rows = await db
    .selectFrom('refund')
    .select(['id as refundId', 'order_id as orderId', 'updated_at as at'])
    .select(sql<boolean>`state = 'succeeded'`.as('arrived'))
    .where('state', 'in', ['succeeded', 'failed', 'canceled'])
    .where('updated_at', '>=', since)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('updated_at', 'id'),
          '>',
          eb.tuple(after?.at ?? since, after?.refundId ?? ('' as RefundId)),
        ),
      ),
    )
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows
}
