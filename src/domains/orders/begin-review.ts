import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { LockedOrder } from './lock-order.ts'
import { setOrderState, setReviewUntil } from './store.ts'

/**
 * A human looks at the payment before its money is taken: the keys stay set aside, and the buyer is told until when at the
 * latest. Money that is taken already is another case: its order is held (`holdOrder`).
 */
export async function beginReview(tx: Tx, outbox: Outbox, order: LockedOrder, until: Date): Promise<void> {
  await setReviewUntil(tx, order.id, until)
  if (!order.paid && order.heldFor === null) {
    order.state = 'in_review'
    await setOrderState(tx, order.id, 'in_review')
  }
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.review_began',
    actor: { kind: 'system' },
  })
  await outbox.emit(tx, { type: 'review_began', orderId: order.id })
}
