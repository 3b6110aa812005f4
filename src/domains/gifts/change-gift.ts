import { recordAudit } from '../../platform/audit/audit.ts'
import type { GiftId, OrderId } from '../../shared/ids.ts'
import type { GiftDeps } from './deps.ts'
import type { GiftCard } from './gift.ts'
import { withGift } from './lock-gift.ts'
import { activatesIn, type GiftRefusal, isTooMuchFor } from './make-gift.ts'
import { sendLocked } from './send-gift.ts'
import { findGift, rewriteCard } from './store.ts'

export type ChangeGiftOutcome = { ok: true } | { ok: false; reason: GiftRefusal | 'too_late' }

/** Before its day the buyer changes what they like. What was sent can only be recalled. */
export async function changeGift(
  deps: GiftDeps,
  { giftId, orderId, card }: { giftId: GiftId; orderId: OrderId; card: GiftCard },
): Promise<ChangeGiftOutcome> {
  const now = deps.clock.now()
  const late: ChangeGiftOutcome = { ok: false, reason: 'too_late' }
  return withGift<ChangeGiftOutcome>(deps, giftId, late, async (tx, { gift, order, unit }) => {
    if (gift.orderId !== orderId || gift.state !== 'scheduled') return late
    if (!(await activatesIn(tx, unit, card.country))) return { ok: false, reason: 'region' }
    if (await isTooMuchFor(tx, card.recipientEmail, [unit.id], now, giftId))
      return { ok: false, reason: 'mailbox_limit' }
    await rewriteCard(tx, giftId, card, now)
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: 'order.gift_changed',
      actor: { kind: 'customer' },
      details: { giftId },
    })
    const changed = await findGift(tx, giftId)
    if (changed) await sendLocked(tx, deps, { gift: changed, order, unit })
    return { ok: true }
  })
}
