import type { GiftId, OrderId } from '../../shared/ids.ts'

/** The letter to the recipient goes out; `cause` tells the first one from those that were asked for again. */
export type GiftSent = { type: 'gift_sent'; giftId: GiftId; cause: string }

export type GiftNews = 'arranged' | 'opened' | 'refused' | 'declined' | 'expired' | 'erased' | 'replaced'

/** Something that its buyer is told. */
export type GiftNewsForBuyer = {
  type: 'gift_news'
  giftId: GiftId
  orderId: OrderId
  what: GiftNews
  cause: string
}

export type GiftEvent = GiftSent | GiftNewsForBuyer
