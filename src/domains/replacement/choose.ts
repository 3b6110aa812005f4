import type { ComplaintId, OrderId } from '../../shared/ids.ts'
import { lockOrder } from '../orders/index.ts'
import { advance, payBackUnits, reasonOf } from '../payments/index.ts'
import type { ReplacementDeps } from './complain.ts'
import { findComplaint, settle } from './store.ts'

export type ChooseOutcome = { ok: true } | { ok: false; reason: 'nothing_to_choose' | 'disputed' }

/** No key is there: the customer waits for the next one, or has the money back; whoever waits may still change their mind. */
export async function choose(
  deps: ReplacementDeps,
  { complaintId, orderId, choice }: { complaintId: ComplaintId; orderId: OrderId; choice: 'wait' | 'refund' },
): Promise<ChooseOutcome> {
  const outcome = await deps.db.transaction().execute(async (tx): Promise<ChooseOutcome> => {
    const order = await lockOrder(tx, orderId)
    const complaint = await findComplaint(tx, complaintId)
    const isAsked = complaint?.state === 'choosing' || complaint?.state === 'waiting'
    if (!order || !complaint || !isAsked || complaint.orderId !== orderId)
      return { ok: false, reason: 'nothing_to_choose' }
    if (choice === 'wait') {
      await settle(tx, complaintId, { state: 'waiting' })
      return { ok: true }
    }
    const paidBack = await payBackUnits(tx, order, {
      unitIds: [complaint.unitId],
      reason: 'broken_key',
      requestKey: complaintId,
      actor: { kind: 'customer' },
    })
    if (!paidBack.ok) return paidBack
    await settle(tx, complaintId, { state: 'refunded' })
    return { ok: true }
  })
  if (outcome.ok && choice === 'refund')
    await advance(deps, orderId).catch((error: unknown) =>
      deps.alarm('replacement.not_paid_back_yet', { orderId, reason: reasonOf(error) }),
    )
  return outcome
}
