export { type AccountLetterDeps, accountLetters } from './account-letters.ts'
export {
  reactToAccounts,
  tellOfAlert,
  tellOfDispute,
  tellOfMail,
  tellOfPolicy,
  tellOfRisk,
  tellOfStock,
} from './account-reactions.ts'
export * from './came-back/index.ts'
export {
  documentLetters,
  type SendAgainOutcome,
  sendDocumentAgain,
  tellOfBooks,
  tellOfDocument,
} from './document-letters.ts'
export {
  type GiftLetterDeps,
  giftLetters,
  giftMailHooks,
  tellOfGift,
  tellOfReplacedGift,
} from './gift-letters.ts'
export { mailJobs } from './jobs.ts'
export type * from './letter.ts'
export { mailKinds } from './letter.ts'
export type { Mail, MailRequest, MailState } from './mail.ts'
export { type MailAddress, parseMailAddress, parseSender, type Sender } from './mail-address.ts'
export { orderLetters } from './order-letters.ts'
export { orderMailHooks } from './order-mail-hooks.ts'
export { personalData } from './personal-data.ts'
export {
  type PrivacyLetterDeps,
  privacyLetters,
  privacyMailHooks,
  writeRequestLetter,
} from './privacy-letters.ts'
export { queuePrivacyLink } from './privacy-link.ts'
export { countLateMail, listKnownMail, listMailForOrder, type MailOnTimeline } from './queries.ts'
export { type QueueDeps, queueMail } from './queue-mail.ts'
export { reactToOrders } from './reactions.ts'
export * from './reminder/index.ts'
export { type ResendOutcome, resendMail } from './resend-mail.ts'
export {
  type Resendable,
  type ResendToBuyerOutcome,
  resendables,
  resendToBuyer,
} from './resend-to-buyer.ts'
export { type ReviewLetterDeps, reportReference, reviewLetters, tellOfReview } from './review-letters.ts'
export { keyLettersOver } from './send-keys-again.ts'
export { type MailHook, type MailHooks, type SendDeps, sendMail } from './send-mail.ts'
export { type SendSampleOutcome, sendSample } from './send-sample.ts'
export { type StockNews, stockNews } from './stock-news.ts'
export { suggestAddress } from './suggest-address.ts'
export { sweepMail } from './sweep-mail.ts'
export { type TicketLetterDeps, tellOfTicket, ticketLetters } from './ticket-letters.ts'
export { tellOfWish, type WishLetterDeps, wishLetters } from './wish-letters.ts'
export {
  acknowledgeWithdrawal,
  withdrawalLetters,
  withdrawalMailHooks,
} from './withdrawal-letters.ts'
