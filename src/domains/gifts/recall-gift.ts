import { recordAudit } from '../../platform/audit/audit.ts'
import type { GiftId, OrderId } from '../../shared/ids.ts'
import { takeUnitsBack } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { isLive } from './gift.ts'
import { withGift } from './lock-gift.ts'
import { setRecalled } from './store.ts'

export type RecallOutcome = { ok: true } | { ok: false; reason: 'opened' | 'over' }

/** The buyer takes a gift back that nobody has opened: its link ends, and the key is theirs again. The recipient gets no letter. */
export async function recallGift(
  deps: GiftDeps,
  { giftId, orderId }: { giftId: GiftId; orderId: OrderId },
): Promise<RecallOutcome> {
  const over: RecallOutcome = { ok: false, reason: 'over' }
  return withGift<RecallOutcome>(deps, giftId, over, async (tx, { gift }) => {
    if (gift.orderId !== orderId) return over
    if (gift.state === 'opened') return { ok: false, reason: 'opened' }
    if (!isLive(gift)) return over
    await setRecalled(tx, gift.id, deps.clock.now())
    await takeUnitsBack(tx, [gift.unitId])
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: 'order.gift_recalled',
      actor: { kind: 'customer' },
      details: { giftId, wasSent: gift.sentAt !== null },
    })
    return { ok: true }
  })
}
