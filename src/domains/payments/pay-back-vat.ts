import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { RefundId, UnitId } from '../../shared/ids.ts'
import { type LockedOrder, returnVat } from '../orders/index.ts'
import { leftToRefund } from './refund.ts'
import { findRefundByKey, insertRefund, listRefunds } from './refund-store.ts'
import { findPayment, hasOpenDispute } from './store.ts'

export type VatPaidBack =
  /** Null when there was nothing (left) to pay back. */
  { ok: true; refundId: RefundId | null } | { ok: false; reason: 'not_captured' | 'disputed' }

/**
 * The VAT of units of an order goes back, once, to a business whose number turned out valid: written here, in the caller's transaction and
 * under the order's lock, and sent by `advance` after it. Its buyer keeps the keys.
 */
export async function payBackVat(
  tx: Tx,
  order: LockedOrder,
  unitIds: readonly UnitId[],
): Promise<VatPaidBack> {
  const payment = await findPayment(tx, order.id)
  if (!payment || payment.capturedMinor === 0) return { ok: false, reason: 'not_captured' }
  if (await hasOpenDispute(tx, payment.id)) return { ok: false, reason: 'disputed' }
  // Keys are unique over all orders.
  const requestKey = `vat-${order.id}`
  const before = await findRefundByKey(tx, order.id, requestKey)
  if (before) return { ok: true, refundId: before }
  const leftMinor = leftToRefund(payment.capturedMinor, await listRefunds(tx, payment.id))
  const amountMinor = Math.min(await returnVat(tx, order, unitIds), leftMinor)
  if (amountMinor === 0) return { ok: true, refundId: null }
  const refundId = await insertRefund(tx, { payment, amountMinor, unitIds: [], reason: 'vat', requestKey })
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'vat.returned',
    actor: { kind: 'system' },
    details: { refundId, amountMinor },
  })
  return { ok: true, refundId }
}
