import type { MailId, OrderId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import type { Money } from '../../shared/money.ts'
import type { Secret } from '../../shared/secret.ts'
import type { RiskNews } from '../fraud/index.ts'
import type { GiftNews } from '../gifts/index.ts'
import type { SeriesHead, TaxDocument } from '../invoicing/index.ts'
import type { DisputeNews } from '../payments/index.ts'
import type { RequestKind, RequestLetter } from '../privacy/index.ts'
import type { RefusalReason, ReviewNews } from '../reviews/index.ts'
import type { Rating, TicketNews, TicketSubject } from '../tickets/index.ts'
import type { WishNews } from '../wishlist/index.ts'
import type { Answer } from '../withdrawal/index.ts'
import type { MailNews } from './came-back/mail-news.ts'
import type { MailAddress } from './mail-address.ts'

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

export type OrderOnLetter = { number: string; url: string; placedAt: Date }

/** What was bought, in the frozen words of the order line. */
export type ProductOnLetter = { name: Translated; platform: string; region: Translated }

export type ProductCount = { product: ProductOnLetter; quantity: number }

export type KeyOnLetter = {
  product: ProductOnLetter
  /** A page of the shop: how to activate on this platform. */
  guideUrl: string
  value: KeyValue
}

export type KeyValue =
  | { format: 'text'; text: Secret<string> }
  | { format: 'image'; mediaType: 'image/png' | 'image/jpeg' | 'image/webp'; bytes: Secret<Uint8Array> }

/** The buyer's two answers, word for word as they were shown, in the language in which they were shown. */
export type WaiverOnLetter = {
  products: readonly ProductCount[]
  statements: readonly string[]
  locale: Locale
  textVersion: string
  givenAt: Date
}

/** Sealed keys may still be given back, up to and including a day of the shop's calendar (`2026-12-07`). */
export type SealedDelivery = { kind: 'sealed'; products: readonly ProductCount[]; withdrawUntil: string }
export type DeliveryAtOnce = {
  kind: 'at_once'
  keys: readonly KeyOnLetter[]
  waivers: readonly WaiverOnLetter[]
}

export type OrderConfirmation = {
  order: OrderOnLetter
  paidAt: Date
  lines: readonly LineOnLetter[]
  gross: Money
  /** What a coupon took off; without one it is left out. */
  coupon?: { code: string; discount: Money }
  contract: ContractOnLetter
  /** Null when every key is still to come. */
  delivery: SealedDelivery | DeliveryAtOnce | null
  /** Keys that were paid for and come later, as agreed; `promisedBy` is null without a promised day. */
  backordered: readonly (ProductCount & { promisedBy: Date | null })[]
}

export type LineOnLetter = ProductCount & {
  /** What was paid for the line. */
  gross: Money
  /** What a coupon took off it; without one it is left out. */
  discount?: Money
  tax: Money
  vatTreatment: 'domestic' | 'oss' | 'origin' | 'reverse_charge' | 'outside_eu' | 'exempt' | 'voucher'
  vatCountry: string
  vatBasisPoints: number
  legalNature: 'digital_content' | 'digital_service' | 'voucher'
  /** Set for a pre-order. */
  releaseAt: Date | null
}

/**
 * What was agreed when the contract was concluded. Nothing that happened to the keys since is in it, so the contract
 * reads the same however often its letter is sent.
 */
export type ContractOnLetter = {
  /** Of the terms of sale that the order was placed under. */
  termsVersion: string
  delivery: 'sealed' | 'at_once'
  /** The last day to withdraw, a day of the shop's calendar. */
  withdrawUntil: string
  /** The answers that came with the order; those given later have receipts of their own. */
  waivers: readonly WaiverOnLetter[]
}

/** Keys that the buyer waited for have arrived. */
export type KeyDelivery = { order: OrderOnLetter; delivery: SealedDelivery | DeliveryAtOnce }

/** Paid days ago, and no key was looked at: said once, and only while it is true. */
export type DeliveryReminder = {
  order: OrderOnLetter
  paidAt: Date
  products: readonly ProductCount[]
  /** The last day to give a sealed key back, a day of the shop's calendar; null when it is over. */
  withdrawUntil: string | null
}

/** Goes out before a sealed key opens: without this receipt the answers would be void. */
export type WaiverReceipt = { order: OrderOnLetter; waivers: readonly WaiverOnLetter[] }

export type KeyRevealed = { order: OrderOnLetter; keys: readonly KeyOnLetter[]; revealedAt: Date }

/** Another key for one that did not work. */
export type KeyReplaced = { order: OrderOnLetter; key: KeyOnLetter }

export type ShortageQuestion = {
  order: OrderOnLetter
  missing: readonly ProductCount[]
  /** False while the money is only held by the bank. */
  charged: boolean
  waitUrl: string
  refundUrl: string
  /** Without an answer by then the money goes back. */
  answerBy: Date
  /** Whoever waits gets the key within so many days, or the money back. */
  waitDays: number
}

export type RefundNotice = {
  order: OrderOnLetter
  products: readonly ProductCount[]
  amount: Money
  /** `released`: the money was only held, nothing was ever charged. */
  money: 'refunded' | 'released'
  reason: 'withdrawal' | 'shortage' | 'vat' | 'other'
}

/** A human looks at a payment; or somebody said no, or nobody looked in time. */
export type PaymentReview = {
  order: OrderOnLetter
  products: readonly ProductCount[]
  amount: Money
  /** False while the money was only held by the bank: then it is set free, and otherwise paid back. */
  charged: boolean
} & ({ how: 'held' /** Until then somebody decides. */; until: Date } | { how: 'rejected' | 'expired' })

export type OrderLink = { order: OrderOnLetter }

/**
 * Acknowledges a statement of withdrawal on a durable medium: its content, its day and its time (directive 2011/83/EU art. 11a(4)).
 * It opens no order: it goes to the address that was written down.
 */
export type WithdrawalReceipt = {
  reference: string
  statement: { name: string; orderNumber: string; email: string; madeAt: Date }
  /** Null while nobody knows which order is meant. */
  outcome: {
    /** The last day of the period, a day of the shop's calendar. */
    lastDay: string
    keys: readonly { answer: Answer; products: readonly ProductCount[]; amount: Money }[]
    /** What was answered before the keys were opened that stay. */
    waivers: readonly WaiverOnLetter[]
  } | null
}

/** Proves a mailbox: a link, and where it was asked for in a browser also six digits. */
export type AccountProof = {
  purpose:
    | 'confirm_email'
    | 'sign_in'
    | 'recovery'
    | 'account_exists'
    | 'invitation'
    | 'change_from'
    | 'change_to'
  url: string
  code: Secret<string> | null
}

/** Tells the owner of an account what was done with it. */
export type AccountNotice = {
  /** `inactive`: nothing was done for so long that the account is erased at that time. */
  what:
    | 'device'
    | 'password'
    | 'email'
    | 'factor_on'
    | 'factor_off'
    | 'inactive'
    | 'policy'
    | AlertNotice
    | DisputeNews
    | RiskNews
    | MailNews
  at: Date
  device: { browser: string | null; network: string | null } | null
  url: string
}

/** The way to the page where somebody without an account sees what is held of them and decides. */
export type PrivacyLink = { url: string; until: Date }

/** What happened to a request about personal data. Days are of the shop's calendar. */
export type PrivacyRequestOnLetter = {
  what: RequestLetter
  reference: string
  kind: RequestKind
  receivedOn: string
  dueOn: string
  /** The words of the staff: why it takes longer, what was done, why not. */
  words: string | null
  /** Where the mailbox is confirmed. */
  proof: { url: string; until: Date } | null
  /** When a restriction ends. */
  endsAt: Date | null
}

/** To the recipient of a gift, whom the shop knows from its buyer alone (GDPR Art. 14). The key is behind the link. */
export type GiftOnLetter = {
  what: 'arrived' | 'replaced'
  url: string
  /** Names and message as the buyer wrote them; null when they were erased. */
  sender: string | null
  recipient: string | null
  message: string | null
  product: ProductOnLetter
  /** What is not opened by then goes back to the buyer. */
  openBy: Date
}

/** To the buyer of a gift: that it is arranged, with their two answers, and what came of it. */
export type GiftNewsOnLetter = {
  what: GiftNews
  order: OrderOnLetter
  product: ProductOnLetter
  recipient: string | null
  sendAt: Date
  answers: WaiverOnLetter | null
}

/** What happened with a question to the shop. */
export type TicketOnLetter = {
  what: TicketNews
  reference: string
  subject: TicketSubject
  url: string
  /** The words of the staff, and how many files are with them on the page. */
  answer: { body: string; files: number } | null
  answerBy: Date | null
  closesAt: Date | null
  /** Where one click leads that says whether the answer helped; null before there is one, and once it was said. */
  rating: Readonly<Record<Rating, string>> | null
  thread: LetterThread
}

/** An invoice or a credit note, with the file as it was issued. */
export type DocumentOnLetter = {
  order: OrderOnLetter
  kind: TaxDocument['kind']
  number: string
  /** A day of the shop's calendar. */
  issuedOn: string
  gross: Money
  /** What it corrects; null for the invoice of a sale. */
  corrects: { number: string } | null
  file: { name: string; content: Secret<Uint8Array> }
}

/** To those who answer for the books: the last document of each series at the end of a day. */
export type BooksHeads = { day: string; heads: readonly SeriesHead[] }
/** To the author: what was decided about a review, or what the shop says to it. */
export type ReviewOnLetter = {
  what: ReviewNews
  /** Null for one that has left the window. */
  product: Translated | null
  /** Of the review, in the words of its author. */
  title: string
  refusedFor: RefusalReason | null
  answer: string | null
  /** Where it stands. */
  url: string | null
  orderUrl: string | null
  rulesUrl: string
}

/** To whoever reported a review: that the report came, and what was decided. None of their words is in it. */
export type ReportOnLetter = {
  what: 'received' | 'kept' | 'removed'
  reference: string
  reason: RefusalReason
  reportedAt: Date
  product: Translated | null
  url: string | null
  rulesUrl: string
}

/** That a product is back or costs less, as it was asked for; or whether it was the owner of the mailbox who asked. */
export type WishOnLetter = {
  what: WishNews
  product: ProductOnLetter
  price: Money
  regularPrice: Money | null
  /** What it should cost at most. */
  asked: Money | null
  url: string
  /** One letter, and no more. */
  isOnce: boolean
  keptUntil: Date
  stopUrl: string
}

/** How mail programs put a letter beside the others of its kind, and where an answer goes. */
export type LetterThread = {
  /** The same for all letters of a thread. */
  root: string
  /** The Message-ID of the mail that is answered, where one came by mail. */
  answers: string | null
  /** Null where answers by mail reach nobody. */
  replyTo: MailAddress | null
}

/** To owners and whoever else has to look: what the watch or the comparison has seen; of whom, the back office says. */
export type AlertNotice = (typeof alertNotices)[number]
export const alertNotices = [
  'failures_of_account',
  'failures_from_network',
  'staff_from_new_network',
  'staff_from_new_country',
  'staff_reads',
  'chain_broken',
  'reconciliation_found',
  'reconciliation_late',
  'documents_late',
  'documents_broken',
] as const

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
