import type { MailId, OrderId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Secret } from '../../shared/secret.ts'
import type { AccountNotice, AccountProof, PrivacyLink, PrivacyRequestOnLetter } from './account-on-letter.ts'
import type {
  GiftNewsOnLetter,
  GiftOnLetter,
  LetterThread,
  ReportOnLetter,
  ReviewOnLetter,
  TicketOnLetter,
  WishOnLetter,
} from './after-sale-on-letter.ts'
import type { BooksHeads, DocumentOnLetter } from './document-on-letter.ts'
import type { MailAddress } from './mail-address.ts'
import type {
  AddressChanged,
  DeliveryReminder,
  KeyDelivery,
  KeyReplaced,
  KeyRevealed,
  OrderConfirmation,
  OrderLink,
  PaymentReview,
  RefundNotice,
  ShortageQuestion,
  WaiverReceipt,
  WithdrawalReceipt,
} from './order-on-letter.ts'

/** What each letter says, as plain values. Whoever fills a model picks links in the language of the letter. */
export type LetterModels = {
  order_confirmation: OrderConfirmation
  key_delivery: KeyDelivery
  delivery_reminder: DeliveryReminder
  waiver_receipt: WaiverReceipt
  key_revealed: KeyRevealed
  key_replaced: KeyReplaced
  shortage_question: ShortageQuestion
  refund_notice: RefundNotice
  payment_review: PaymentReview
  order_link: OrderLink
  address_changed: AddressChanged
  account_proof: AccountProof
  account_notice: AccountNotice
  privacy_link: PrivacyLink
  privacy_request: PrivacyRequestOnLetter
  withdrawal_receipt: WithdrawalReceipt
  gift: GiftOnLetter
  gift_news: GiftNewsOnLetter
  ticket: TicketOnLetter
  tax_document: DocumentOnLetter
  books_heads: BooksHeads
  review: ReviewOnLetter
  review_report: ReportOnLetter
  wish: WishOnLetter
}

export type MailKind = keyof LetterModels

export const mailKinds = [
  'order_confirmation',
  'key_delivery',
  'delivery_reminder',
  'waiver_receipt',
  'key_revealed',
  'key_replaced',
  'shortage_question',
  'refund_notice',
  'payment_review',
  'order_link',
  'address_changed',
  'account_proof',
  'account_notice',
  'privacy_link',
  'privacy_request',
  'withdrawal_receipt',
  'gift',
  'gift_news',
  'ticket',
  'tax_document',
  'books_heads',
  'review',
  'review_report',
  'wish',
] as const satisfies readonly MailKind[]

/** A letter ready to be sent. It may hold a key, so it is never stored and never logged. */
export type Letter = {
  subject: string
  html: string
  text: string
  attachments: readonly Attachment[]
  /** Of a letter that belongs to others and may be answered. */
  thread?: LetterThread
  /** Where mail programs end such letters with one click (RFC 8058). */
  stopUrl?: string
}

/** With `cid` the HTML shows it in place (`<img src="cid:...">`); without, it is a file for the reader to keep. */
export type Attachment = { fileName: string; mediaType: string; content: Secret<Uint8Array>; cid?: string }

export type LetterReference = {
  orderId: OrderId | null
  subjectId: string
  cause: string
  locale: Locale
  recipient: string
}

export type LetterWriter = {
  /** The letter from today's truth, or `obsolete` when there is nothing left to say (the order is gone, the choice made). */
  write(kind: MailKind, reference: LetterReference): Promise<Letter | 'obsolete'>
}

export type OutgoingMessage = { id: MailId; to: MailAddress; locale: Locale; letter: Letter }

/**
 * What the mail server said, with its reply code where it gave one. `deferred` is everything that may succeed
 * later, also a server that is down; `refused` is a final no to this recipient or letter.
 */
export type MailOutcome = {
  kind: 'accepted' | 'deferred' | 'refused'
  code: number | null
  /** Under which name the server took it. */
  reference?: string | null
  /** It refused whom the letter was for, and not the letter. */
  isAboutRecipient?: boolean
}

export type Mailer = {
  /** Resolves with an outcome whatever happens on the network. Sending the same id again is harmless. */
  send(message: OutgoingMessage): Promise<MailOutcome>
}
