import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { RefundId, UnitId } from '../../shared/ids.ts'
import type { LockedOrder } from './lock-order.ts'
import { paidState } from './order.ts'
import { setOrderState } from './store.ts'
import { setUnits } from './unit-store.ts'

/** The money of these units is back with the buyer. */
export async function markRefunded(
  tx: Tx,
  outbox: Outbox,
  order: LockedOrder,
  refund: { id: RefundId; unitIds: readonly UnitId[]; amountMinor: number },
): Promise<void> {
  const due = order.units.filter((unit) => refund.unitIds.includes(unit.id) && unit.state === 'refund_due')
  await setUnits(
    tx,
    due.map((unit) => unit.id),
    'refunded',
  )
  for (const unit of due) unit.state = 'refunded'
  if (order.paid) {
    order.state = paidState(order.units)
    await setOrderState(tx, order.id, order.state)
  }
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.refunded',
    actor: { kind: 'provider' },
    details: { amountMinor: refund.amountMinor, units: due.length },
  })
  await outbox.emit(tx, { type: 'order_refunded', orderId: order.id, refundId: refund.id })
}
