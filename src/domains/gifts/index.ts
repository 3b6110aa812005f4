export { type ChangeGiftOutcome, changeGift } from './change-gift.ts'
export type { GiftDeps } from './deps.ts'
export { declineGift, noteGiftRefused } from './end-gift.ts'
export type { GiftEvent, GiftNews, GiftNewsForBuyer, GiftSent } from './events.ts'
export {
  type CardFlaws,
  daysAheadMax,
  type EndReason,
  findFlaws,
  type Gift,
  type GiftCard,
  type GiftState,
  isLive,
  messageMax,
  nameMax,
  openWithinDays,
  unitsAtCheckoutMax,
} from './gift.ts'
export { type GiftLinks, giftLinksWith } from './gift-link.ts'
export { confirmGiftReceipt, returnGiftReceipt } from './gift-receipt.ts'
export { type CheckoutGiftOutcome, giveAtCheckout } from './give-at-checkout.ts'
export { giftJobs } from './jobs.ts'
export { type GiftRefusal, type GiftRequest, type MakeGiftOutcome, makeGift } from './make-gift.ts'
export { type OpenGiftOutcome, openGift } from './open-gift.ts'
export { listGiftsOfOrder } from './queries.ts'
export { type GiftAccess, type GiftOnPage, readGiftLink, readGiftPage } from './read-gift.ts'
export { type RecallOutcome, recallGift } from './recall-gift.ts'
export { type ResendGiftOutcome, resendGift } from './resend-gift.ts'
export { sendGift } from './send-gift.ts'
export { findGift, findGiftOfUnit } from './store.ts'
export { tendGifts } from './tend-gifts.ts'
