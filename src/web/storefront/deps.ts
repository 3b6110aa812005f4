import type {
  CataloguePage,
  CatalogueQuery,
  Category,
  LegalNature,
  Platform,
  ProductCard,
  ProductPage,
} from '../../domains/catalog/index.ts'
import type { PricedCart, ShownCheck, TaxedCart } from '../../domains/checkout/index.ts'
import type { Allowed, Choice } from '../../domains/consent/index.ts'
import type { PaymentKnown } from '../../domains/correction/index.ts'
import type {
  ChangeGiftOutcome,
  Gift,
  GiftAccess,
  GiftCard,
  GiftOnPage,
  GiftRequest,
  MakeGiftOutcome,
  OpenGiftOutcome,
  RecallOutcome,
  ResendGiftOutcome,
} from '../../domains/gifts/index.ts'
import type { CompanyOnInvoice, NameCompanyOutcome } from '../../domains/invoicing/index.ts'
import type { KeyContent } from '../../domains/keys/index.ts'
import type { Article, ArticleInList } from '../../domains/knowledge/index.ts'
import type { ResendDeliveryOutcome } from '../../domains/notifications/index.ts'
import type { OrderOnPage } from '../../domains/orders/index.ts'
import type { DocumentVersion, PublishedDocument } from '../../domains/privacy/index.ts'
import type { CouponProblem } from '../../domains/promotions/index.ts'
import type {
  ChooseOutcome,
  Complained,
  ComplainOutcome,
  Complaint,
} from '../../domains/replacement/index.ts'
import type { Answer, Statement } from '../../domains/withdrawal/index.ts'
import type { AccountId, ComplaintId, FileId, GiftId, ProductId, UnitId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Clock } from '../../shared/time.ts'
import type { Limits } from '../attempts.tsx'
import type { ChangeSignal } from '../change-signal.ts'
import type { VisitorConsent } from '../consent/visitor-consent.ts'
import type { VisitCounter } from '../counting/visit-counter.ts'
import type { OrderDocumentsDeps } from '../invoices/deps.ts'
import type { Assets } from '../ui/assets.ts'
import type { CheckoutForm, PlaceOrderOutcome } from './checkout/deps.ts'
import type { ReviewPagesDeps } from './reviews/deps.ts'
import type { Shop } from './shop.ts'

export type HelpShelf = {
  articles: readonly ArticleInList[]
  platforms: readonly Platform[]
}

/** All that the storefront's pages need from the rest of the shop, as plain functions. */
export type StorefrontDeps = ReviewPagesDeps & {
  shop: Shop
  assets: Assets
  clock: Clock
  /** Announces that products, prices or stock changed, so that pages held in memory are read anew. */
  catalogueChanges: ChangeSignal
  reportError(error: unknown, context: { method: string; path: string }): void
  /** Counts without anybody in them: of what a page cannot be counted for by its address alone. */
  visits: Pick<VisitCounter, 'done' | 'foundNothing'>

  consent: VisitorConsent
  /** Keeps the proof of an answer. @returns what was understood, and the cookie that says so. */
  recordChoice(answer: {
    allowed: Allowed
    on: 'banner' | 'page'
    /** The browser objects at the same time. */
    signal: boolean
  }): Promise<{ token: string; allowed: Allowed }>

  /** An answer past the limit: it allows nothing that was not allowed before. `before`: the answer that is in force. */
  takeBack(answer: {
    allowed: Allowed
    before: Choice | null
    on: 'banner' | 'page'
  }): Promise<{ token: string; allowed: Allowed }>

  listProducts(query: CatalogueQuery): Promise<CataloguePage>
  findProduct(slug: string, currency: string): Promise<ProductPage | undefined>
  listHighlights(currency: string): Promise<Highlights>
  suggestProducts(text: string, locale: Locale, currency: string): Promise<ProductSuggestion[]>
  /** The next products after a slug ('' for the first), by slug, for a sitemap read in pages. */
  listSlugsForSitemap(after: string, limit: number): Promise<{ slug: string; updatedAt: Date }[]>

  /** The picture of a product that the staff brought; undefined for any other file. */
  readCover(id: FileId): Promise<Uint8Array | undefined>
  /** The help articles and the platforms that they may be about. */
  listHelp(): Promise<HelpShelf>
  /** Articles that a text may be about, the likeliest first. */
  searchHelp(text: string, locale: Locale, platform: string | null, limit: number): Promise<ArticleInList[]>
  findHelp(slug: string): Promise<Article | undefined>

  openCart(token: string, currency: string): Promise<PricedCart | null>
  /** Without a token (or with one that is unknown) a new cart is begun and its token returned. */
  addToCart(
    token: string | null,
    productId: ProductId,
    quantity: number,
    currency: string,
  ): Promise<CartChange>
  /** Quantity 0 takes the line out. */
  changeQuantity(token: string, productId: ProductId, quantity: number): Promise<CartChange>
  /** Puts in the coupon of a code as it was typed, instead of the one before; '' takes it out. */
  useCoupon(token: string, code: string, currency: string): Promise<CouponChange>

  /** How often somebody may try. */
  limits: Limits
  /** Whoever is signed in with everything that was asked for, by the session's cookie. */
  findBuyer(sessionToken: string): Promise<Buyer | null>
  placeOrder(form: CheckoutForm): Promise<PlaceOrderOutcome>
  /** What a cart costs with the VAT of that buyer. */
  taxCart(cart: PricedCart, buyer: { country: string; isCheckedBusiness: boolean }): Promise<TaxedCart>
  /** What the register says of the number of a business, while its buyer waits; null where it decides nothing. */
  checkVatNumber(asked: { number: string; country: string }): Promise<ShownCheck | 'invalid' | null>
  /** The two questions before a key may be seen, one pair for each legal nature, in the wording of today. */
  waiverQuestions(natures: readonly LegalNature[], locale: Locale): WaiverQuestions[]

  orderPage(token: string): Promise<OrderPageOutcome>
  listDocuments: OrderDocumentsDeps['listDocuments']
  readDocument: OrderDocumentsDeps['readDocument']
  readCompanyNaming: OrderDocumentsDeps['readCompanyNaming']
  /** Puts a company on the invoice of the order that a link opens. */
  nameCompany(token: string, company: CompanyOnInvoice): Promise<NameCompanyOutcome>
  /** The buyer is back from the payment page (`?paid=1`): look at the truth at once. Null when the link opens nothing. */
  returnFromPayment(token: string): Promise<{ wasPaid: boolean } | null>
  /** Ends an unpaid order; its keys are free at once. */
  cancelOrder(token: string): Promise<void>
  payAgain(token: string): Promise<{ ok: true; redirectUrl: string } | { ok: false }>
  /** The keys of the order whose seals are broken. */
  readKeys(order: OrderOnPage): Promise<ReadonlyMap<UnitId, Secret<KeyContent>>>
  revealQuestions(order: OrderOnPage, unitIds: readonly UnitId[]): WaiverQuestions[]
  requestReveal(
    token: string,
    unitIds: readonly UnitId[],
    answers: { express: boolean; acknowledge: boolean },
  ): Promise<RevealOutcome>
  chooseShortage(token: string, choice: 'wait' | 'refund'): Promise<{ ok: boolean }>
  correctEmail(token: string, newEmail: string, proof: string): Promise<CorrectEmailOutcome>
  /** Where the buyer of a contradictory order says they live. */
  answerCountry(token: string, country: string): Promise<{ ok: boolean }>
  /** Sends the latest letter with a delivery again, to the order's own address. */
  resendDelivery(token: string): Promise<ResendDeliveryOutcome>
  /** Asks for another address by what is known of the payment; says nothing of whether it met an order. */
  claimAddress(
    known: PaymentKnown,
    wish: { email: string; words: string | null; locale: Locale },
  ): Promise<void>
  /** Sends a link to the order's own address when number and address belong together; says nothing of it. */
  findOrder(number: string, email: string): Promise<void>

  /** The latest complaint about a key of this order. */
  findComplaint(token: string, unitId: UnitId): Promise<Complaint | null>
  complain(token: string, complained: Omit<Complained, 'orderId'>): Promise<ComplainOutcome>
  chooseForComplaint(
    token: string,
    choice: { complaintId: ComplaintId; choice: 'wait' | 'refund' },
  ): Promise<ChooseOutcome>
  /** The latest gift of each key of an order. */
  listGifts(token: string): Promise<ReadonlyMap<UnitId, Gift>>
  makeGift(token: string, request: Omit<GiftRequest, 'orderId'>): Promise<MakeGiftOutcome>
  changeGift(token: string, change: { giftId: GiftId; card: GiftCard }): Promise<ChangeGiftOutcome>
  recallGift(token: string, giftId: GiftId): Promise<RecallOutcome>
  resendGift(token: string, giftId: GiftId): Promise<ResendGiftOutcome>
  /** The two questions for keys that somebody else will open. */
  giftQuestions(natures: readonly LegalNature[], locale: Locale): WaiverQuestions[]
  /** What the link of a gift leads to, as its recipient may see it. */
  openGiftLink(giftToken: string): Promise<OpenedGift>
  /** Breaks the seal, in the recipient's name. */
  revealGift(giftToken: string): Promise<OpenGiftOutcome>
  declineGift(giftToken: string): Promise<boolean>
  readGiftKey(gift: GiftOnPage): Promise<Secret<KeyContent> | null>

  /** Takes a statement of withdrawal; `by`: whoever holds the order's link, and null for whoever wrote number and address down. */
  withdraw(
    statement: Statement,
    by: { token: string; unitIds: readonly UnitId[] | null } | null,
  ): Promise<Received>
  /** The latest orders of whoever is signed in, and what is known of them for the form. */
  ordersToWithdraw(sessionToken: string): Promise<{
    orders: OrderToWithdraw[]
    buyer: { name: string; email: string } | null
  }>
  isWithdrawalOver(order: Pick<OrderOnPage, 'paidAt' | 'country'>): boolean

  /** When each published document took its text of today, and what it said before. */
  documentDates: Readonly<Partial<Record<PublishedDocument, Date>>>
  listDocumentVersions(document: PublishedDocument): Promise<DocumentVersion[]>
  /** What should have been deleted a day ago, as it was counted last; null before the first time. Asks no database. */
  overdue(): Overdue | null

  /** The mailbox of the demo; null where real mail goes out. */
  mailbox: Mailbox | null
  /** The authenticator app of the demo's owner; null outside the demo. */
  authenticator: DemoAuthenticator | null
}

export type Overdue = { rows: number; at: Date }

export type DemoAuthenticator = { email: string; now(): { code: string; secondsLeft: number } }

export type ProductSuggestion = Pick<ProductCard, 'slug' | 'name' | 'edition' | 'platform' | 'price'>
export type Highlights = {
  onSale: ProductCard[]
  newest: ProductCard[]
  categories: (Category & { count: number })[]
}

export type CartChange =
  | { ok: true; token: string; count: number }
  | { ok: false; reason: 'unknown_product' | 'sold_out' | 'too_many' | 'unknown_cart' }

export type CouponChange =
  | { ok: true }
  | { ok: false; reason: 'unknown_code' | CouponProblem | 'unknown_cart' }

export type Buyer = { id: AccountId; email: string; country: string | null; name: string | null }

export type { CheckoutForm, PlaceOrderOutcome } from './checkout/deps.ts'
export type { Seller, Shop } from './shop.ts'
export type { ShownCheck }

export type WaiverQuestions = { express: string; acknowledge: string }

export type OrderPageOutcome =
  | { kind: 'ok'; order: OrderOnPage }
  | { kind: 'expired_link' }
  | { kind: 'unknown' }

export type OpenedGift =
  | { kind: 'ok'; gift: GiftOnPage; isReady: boolean }
  | Exclude<GiftAccess, { kind: 'ok' }>

export type RevealOutcome =
  | { ok: true }
  | { ok: false; reason: 'answers_missing' | 'not_sealed' | 'email_refused' }

/** A new address ends the links that went to the old one, hence the new token. */
export type CorrectEmailOutcome =
  | { ok: true; token: string }
  /** `for_staff`: it was proved, and a human decides. */
  | { ok: false; reason: 'proof' | 'too_many_attempts' | 'for_staff' }

/** A statement that was taken, as it was taken the first time. */
export type Received = {
  reference: string
  statement: { name: string; orderNumber: string; email: string; madeAt: Date }
  answers: readonly { unitId: UnitId; answer: Answer }[]
}
export type OrderToWithdraw = { number: string; token: string; placedAt: Date; products: Translated[] }

export type Mailbox = {
  list(): Promise<LetterSummary[]>
  find(id: string): Promise<Letter | null>
}
export type LetterSummary = { id: string; to: string; subject: string; at: Date }
export type Letter = LetterSummary & { html: string; text: string }
