import { type AuditEntry, countAuditToday, recordAudit } from '../../platform/audit/audit.ts'
import { type GiftId, newId, type OrderId } from '../../shared/ids.ts'
import type { GiftDeps } from './deps.ts'
import { resendsPerDayMax } from './gift.ts'
import { withGift } from './lock-gift.ts'

export type ResendGiftOutcome = { ok: true } | { ok: false; reason: 'not_sent' | 'too_many' }

/** The letter to the recipient once more, a few times a day at most, to the same address. */
export async function resendGift(
  deps: GiftDeps,
  { giftId, orderId, actor }: { giftId: GiftId; orderId: OrderId; actor: AuditEntry['actor'] },
): Promise<ResendGiftOutcome> {
  const none: ResendGiftOutcome = { ok: false, reason: 'not_sent' }
  return withGift<ResendGiftOutcome>(deps, giftId, none, async (tx, { gift }) => {
    if (gift.orderId !== orderId || gift.state !== 'sent') return none
    const entry = { subject: { kind: 'order', id: orderId }, action: 'order.gift_resent' }
    if ((await countAuditToday(tx, entry)) >= resendsPerDayMax) return { ok: false, reason: 'too_many' }
    await recordAudit(tx, { ...entry, actor, details: { giftId } })
    await deps.outbox.emit(tx, { type: 'gift_sent', giftId, cause: newId('aud') })
    return { ok: true }
  })
}
