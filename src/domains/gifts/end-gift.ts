import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { GiftId } from '../../shared/ids.ts'
import { takeUnitsBack } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import type { GiftNews } from './events.ts'
import { type EndReason, isLive } from './gift.ts'
import { type LockedGift, lockGift, withGift } from './lock-gift.ts'
import { forgetRecipient, setEnded } from './store.ts'

/** Whether the buyer is told; what they did themselves they know. */
const news: Record<EndReason, GiftNews | null> = {
  paid_back: null,
  cancelled: null,
  refused: 'refused',
  declined: 'declined',
  expired: 'expired',
  erased: 'erased',
}

/** A gift comes to its end without being opened: the key, where there is one still, is the buyer's again. */
export async function endLocked(
  tx: Tx,
  { outbox, clock }: Pick<GiftDeps, 'outbox' | 'clock'>,
  { gift, order, unit }: LockedGift,
  reason: EndReason,
): Promise<void> {
  await setEnded(tx, gift.id, reason, clock.now())
  if (!gift.openedAt && unit.given) await takeUnitsBack(tx, [unit.id])
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.gift_ended',
    actor: reason === 'declined' ? { kind: 'recipient', id: gift.id } : { kind: 'system' },
    details: { giftId: gift.id, reason },
  })
  const what = news[reason]
  if (what) await outbox.emit(tx, { type: 'gift_news', giftId: gift.id, orderId: order.id, what, cause: '' })
}

/** The mail server of the recipient said no for good. */
export async function noteGiftRefused(
  tx: Tx,
  deps: Pick<GiftDeps, 'outbox' | 'clock'>,
  id: GiftId,
): Promise<void> {
  const locked = await lockGift(tx, id)
  if (locked?.gift.state === 'sent') await endLocked(tx, deps, locked, 'refused')
}

/** The recipient does not want it: what the shop knows of them goes at once. @returns false when there is nothing to decline. */
export function declineGift(
  deps: GiftDeps,
  { id, linkVersion }: { id: GiftId; linkVersion: number },
): Promise<boolean> {
  return withGift(deps, id, false, async (tx, locked) => {
    const { gift } = locked
    if (gift.linkVersion !== linkVersion || !isLive(gift)) return false
    await endLocked(tx, deps, locked, 'declined')
    await forgetRecipient(tx, gift.id)
    return true
  })
}
