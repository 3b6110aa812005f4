import type { Tx } from '../../platform/database/connect.ts'
import type { RefundId, UnitId } from '../../shared/ids.ts'
import { isRefundable, type LockedOrder, markSettled, takeBackUnits } from '../orders/index.ts'
import { leftToRefund } from './refund.ts'
import { findRefundByKey, insertRefund, listRefunds } from './refund-store.ts'
import { findPayment, hasOpenDispute } from './store.ts'

export type PaidBack = {
  unitIds: readonly UnitId[]
  /** Why, as the ledger of refunds has it; `requestKey` names the row that asked, so that asking twice pays once. */
  reason: 'withdrawal' | 'broken_key'
  requestKey: string
  actor: { kind: 'customer' | 'system' }
}

export type PayBackOutcome = { ok: true; refundId: RefundId | null } | { ok: false; reason: 'disputed' }

/**
 * The money of whole units goes back because their customer may ask for it: written here, in the caller's transaction and under
 * the order's lock, and sent by `advance` after it. Sealed keys return to stock, seen ones are revoked. What cost nothing, or
 * was paid back as a gesture before, is settled without a refund.
 */
export async function payBackUnits(
  tx: Tx,
  order: LockedOrder,
  { unitIds, reason, requestKey, actor }: PaidBack,
): Promise<PayBackOutcome> {
  const payment = await findPayment(tx, order.id)
  if (payment && (await hasOpenDispute(tx, payment.id))) return { ok: false, reason: 'disputed' }
  const before = await findRefundByKey(tx, order.id, requestKey)
  if (before) return { ok: true, refundId: before }
  const units = order.units.filter((unit) => unitIds.includes(unit.id) && isRefundable(unit))
  const ids = units.map(({ id }) => id)
  const wantedMinor = units.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  const leftMinor = payment ? leftToRefund(payment.capturedMinor, await listRefunds(tx, payment.id)) : 0
  await takeBackUnits(tx, order, ids, {
    to: 'refund_due',
    reason: reason === 'withdrawal' ? 'withdrawn' : 'refunded',
    actor,
  })
  const amountMinor = Math.min(wantedMinor, leftMinor)
  if (!payment || amountMinor === 0) {
    await markSettled(tx, order, ids)
    return { ok: true, refundId: null }
  }
  const refundId = await insertRefund(tx, { payment, amountMinor, unitIds: ids, reason, requestKey })
  return { ok: true, refundId }
}
