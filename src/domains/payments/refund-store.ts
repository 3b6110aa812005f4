import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { newId, type OrderId, type PaymentId, type RefundId, type UnitId } from '../../shared/ids.ts'
import type { RefundFacts } from './provider.ts'
import type { Payment } from './store.ts'

export type Refund = {
  id: RefundId
  state: DB['refund']['state']
  /** Who began it: the shop, somebody at the provider, or a bank that took the money. */
  origin: 'shop' | 'provider' | 'bank'
  providerId: string | null
  amountMinor: number
  /** Whose money it is; none for a gesture, or where nobody knows. */
  unitIds: UnitId[]
  reason: string
  /** The refund that failed first and whose money this one sends. */
  insteadOf: RefundId | null
  /** When it last changed: of one that has arrived, when it did. */
  movedAt: Date
}

const columns = [
  'id',
  'state',
  'origin',
  'provider_id as providerId',
  'amount_minor as amountMinor',
  'unit_ids as unitIds',
  'reason',
  'instead_of as insteadOf',
  'updated_at as movedAt',
] as const

const typed = (
  row: Omit<Refund, 'unitIds' | 'insteadOf'> & { unitIds: string[]; insteadOf: string | null },
): Refund => ({
  ...row,
  insteadOf: row.insteadOf as RefundId | null,
  unitIds: row.unitIds as UnitId[],
})

export async function listRefunds(db: Db, paymentId: PaymentId): Promise<Refund[]> {
  const rows = await db
    .selectFrom('refund')
    .select(columns)
    .where('payment_id', '=', paymentId)
    .orderBy('id')
    .execute()
  return rows.map(typed)
}

export async function findRefund(db: Db, refundId: RefundId): Promise<Refund | undefined> {
  const row = await db.selectFrom('refund').select(columns).where('id', '=', refundId).executeTakeFirst()
  return row && typed(row)
}

/** The refund of a press of the button that was made before. */
export async function findRefundByKey(
  db: Db,
  orderId: OrderId,
  requestKey: string,
): Promise<RefundId | undefined> {
  const row = await db
    .selectFrom('refund')
    .select('id')
    .where('order_id', '=', orderId)
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  return row?.id
}

export type NewRefund = {
  payment: Pick<Payment, 'id' | 'orderId'>
  amountMinor: number
  unitIds: readonly UnitId[]
  reason: string
  origin?: Refund['origin']
  state?: Refund['state']
  providerId?: string
  requestKey?: string
  requestedBy?: string
  note?: string
  insteadOf?: RefundId
}

export async function insertRefund(tx: Tx, refund: NewRefund): Promise<RefundId> {
  const id = newId('ref')
  await tx
    .insertInto('refund')
    .values({
      id,
      payment_id: refund.payment.id,
      order_id: refund.payment.orderId,
      amount_minor: refund.amountMinor,
      unit_ids: [...refund.unitIds],
      reason: refund.reason,
      origin: refund.origin ?? 'shop',
      state: refund.state ?? 'requested',
      provider_id: refund.providerId ?? null,
      request_key: refund.requestKey ?? null,
      requested_by: refund.requestedBy ?? null,
      note: refund.note ?? null,
      instead_of: refund.insteadOf ?? null,
    })
    .execute()
  return id
}

/** What the provider tells; the caller has judged that it may follow on what is recorded. */
export async function setRefundState(
  tx: Tx,
  refundId: RefundId,
  told: { state: Exclude<RefundFacts['state'], 'unknown'>; providerId: string | null },
): Promise<void> {
  await tx
    .updateTable('refund')
    .set({
      state: told.state,
      updated_at: sql<Date>`now()`,
      ...(told.providerId && { provider_id: told.providerId }),
    })
    .where('id', '=', refundId)
    .execute()
}
