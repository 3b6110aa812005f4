import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { takeUpCoupon } from '../promotions/index.ts'
import { deliverReserved } from './deliver-units.ts'
import type { LockedOrder } from './lock-order.ts'
import { paidState } from './order.ts'
import { setOrderState, setPaid } from './store.ts'

/**
 * In the transaction that records the capture: the money and the keys happen together. Called again it delivers what
 * was reserved since and brings the state up to date; the payment itself is told once.
 */
export async function markPaid(tx: Tx, outbox: Outbox, order: LockedOrder): Promise<void> {
  const first = !order.paid
  if (first) {
    await setPaid(tx, order.id)
    await takeUpCoupon(tx, order.id)
  }
  const delivered = await deliverReserved(tx, order)
  const state = paidState(order.units)
  if (first || state !== order.state) await setOrderState(tx, order.id, state)
  order.state = state
  order.paid = true
  if (first) {
    await recordAudit(tx, {
      subject: { kind: 'order', id: order.id },
      action: 'order.paid',
      // Of an order that costs nothing no provider has heard.
      actor: { kind: order.grossMinor === 0 ? 'customer' : 'provider' },
      details: { grossMinor: order.grossMinor, delivered: delivered.length },
    })
    await outbox.emit(tx, { type: 'order_paid', orderId: order.id })
  } else if (delivered.length > 0) {
    await outbox.emit(tx, { type: 'units_delivered', orderId: order.id, unitIds: delivered })
  }
}
