import type { Translated } from '../../shared/locale.ts'
import type { Money } from '../../shared/money.ts'
import type { GiftNews } from '../gifts/index.ts'
import type { RefusalReason, ReviewNews } from '../reviews/index.ts'
import type { Rating, TicketNews, TicketSubject } from '../tickets/index.ts'
import type { WishNews } from '../wishlist/index.ts'
import type { MailAddress } from './mail-address.ts'
import type { OrderOnLetter, ProductOnLetter, WaiverOnLetter } from './order-on-letter.ts'

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

/** How mail programs put a letter beside the others of its kind, and where an answer goes. */
export type LetterThread = {
  /** The same for all letters of a thread. */
  root: string
  /** The Message-ID of the mail that is answered, where one came by mail. */
  answers: string | null
  /** Null where answers by mail reach nobody. */
  replyTo: MailAddress | null
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
