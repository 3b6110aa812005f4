import type { GiftId } from '../../shared/ids.ts'
import { getOrderPage, openGiven } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { isConfirmed } from './gift.ts'
import { withGift } from './lock-gift.ts'
import { setOpened } from './store.ts'

export type OpenGiftOutcome = { ok: true } | { ok: false; reason: 'gone' | 'not_yet' }

/**
 * The recipient opens their gift, once and for all: booked in the custody ledger as theirs, and the buyer's answers take effect.
 * Against a recall, a refund or a withdrawal at the same moment exactly one wins, by the order's lock. Pressed twice it is open.
 */
export async function openGift(
  deps: GiftDeps,
  { id, linkVersion }: { id: GiftId; linkVersion: number },
): Promise<OpenGiftOutcome> {
  const gone: OpenGiftOutcome = { ok: false, reason: 'gone' }
  return withGift<OpenGiftOutcome>(deps, id, gone, async (tx, { gift, order, unit }) => {
    if (gift.linkVersion !== linkVersion) return gone
    if (gift.state === 'opened') return unit.state === 'revealed' ? { ok: true } : gone
    if (gift.state !== 'sent' || !gift.receiptAcceptedAt) return gone
    if (order.heldFor || unit.state === 'withheld' || !isConfirmed(gift))
      return { ok: false, reason: 'not_yet' }
    const page = await getOrderPage(tx, order.id)
    if (unit.state !== 'delivered' || !unit.given || !page) return gone
    await openGiven(tx, order, {
      unitId: unit.id,
      giftId: gift.id,
      answers: {
        textVersion: gift.textVersion,
        locale: gift.answersLocale,
        country: page.country,
        givenAt: gift.answeredAt,
        acceptedAt: gift.receiptAcceptedAt,
      },
    })
    await setOpened(tx, gift.id, deps.clock.now())
    await deps.outbox.emit(tx, {
      type: 'gift_news',
      giftId: gift.id,
      orderId: order.id,
      what: 'opened',
      cause: '',
    })
    return { ok: true }
  })
}
