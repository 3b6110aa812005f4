import type { OrderId, UnitId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import type { Money } from '../../shared/money.ts'
import type { LegalNature } from '../catalog/index.ts'
import type { VatTreatment } from '../tax/index.ts'
import type { SoldBundle } from './order.ts'

export type OrderState =
  | 'placed'
  | 'awaiting_payment'
  | 'awaiting_choice'
  | 'in_review'
  | 'confirmed'
  | 'part_fulfilled'
  | 'fulfilled'
  | 'cancelled'
  | 'expired'
  | 'refunded'

export type Delivery = 'sealed' | 'at_once'

/** What the buyer sees of one key. A key is open only when its waiver's receipt was accepted by the mail server. */
export type UnitOnPage = {
  id: UnitId
  /** What was paid for it, less VAT that went back: with a coupon, units of one line may differ by a cent. */
  gross: Money
  state:
    | { kind: 'waiting_for_payment' }
    | { kind: 'sealed' }
    | { kind: 'opening'; since: Date }
    | { kind: 'open' }
    /** Somebody else's to open; and once they have. */
    | { kind: 'given' }
    | { kind: 'given_open' }
    | { kind: 'missing' }
    /** The payment is disputed: see the order's `heldFor`. */
    | { kind: 'withheld' }
    | { kind: 'backordered'; promisedBy: Date | null }
    | { kind: 'refunding' }
    | { kind: 'refunded' }
    | { kind: 'released' }
}

export type OrderLineOnPage = {
  productSlug: string
  name: Translated
  platform: { code: string; name: string; activationUrl: string; guide: Translated }
  region: Translated
  legalNature: LegalNature
  colours: { blade: string; ground: string }
  quantity: number
  /** What is paid for the line. */
  gross: Money
  /** What a coupon took off it. */
  discount: Money
  net: Money
  tax: Money
  vatTreatment: VatTreatment
  vatCountry: string
  vatBasisPoints: number
  releaseAt: Date | null
  /** What it was bought in; null for what was bought by itself. Lines of one bundle follow each other. */
  bundle: SoldBundle | null
  units: UnitOnPage[]
}

/** The last four digits of the card; without a card, the address that the order was placed with. */
export type EmailProof = 'card' | 'address'

/** `asked`: the register has not answered yet; `given_up`: it did not in time; `returned`: the VAT went back. */
export type VatCheckOnPage = 'not_asked' | 'valid' | 'invalid' | 'asked' | 'given_up' | 'returned'

export type OrderOnPage = {
  id: OrderId
  number: string
  state: OrderState
  locale: Locale
  country: string
  delivery: Delivery
  /** Masked where it is itself the proof of payment. */
  email: string
  /** True when the mail server refused the address for good: the page asks for another one. */
  emailRefused: boolean
  /** What proves to be the buyer when the address is changed; null where nothing does and the address works. */
  emailProof: EmailProof | null
  name: string | null
  companyName: string | null
  /** Of a buyer that is a business. */
  vatNumber: string | null
  lines: OrderLineOnPage[]
  net: Money
  tax: Money
  gross: Money
  /** What a coupon took off the order; null without one. */
  coupon: { code: string; discount: Money } | null
  placedAt: Date
  /** Of the terms of sale that it was placed under. */
  termsVersion: string
  paidAt: Date | null
  /** When the last key so far was delivered. */
  deliveredAt: Date | null
  reservedUntil: Date
  shortageChoiceDueAt: Date | null
  /** A bank doubts the payment, or a human looks at it or holds it: no key leaves the order. */
  heldFor: 'dispute' | 'fraud_warning' | 'review' | 'staff' | null
  /** Until when at the latest a human decides; null without a review that is under way. */
  reviewUntil: Date | null
  /** Last day to withdraw while a key is sealed (see `withdrawalPeriod`); its noon, to be shown as a date. */
  withdrawUntil: Date
  /** What became of the VAT number of a business; null without one. */
  vatCheck: VatCheckOnPage | null
  /** Asked once, when card and network both contradict the country that was declared. */
  countryQuestion: { declared: string; card: string; network: string; choices: readonly string[] } | null
  /** Where to pay while the order awaits payment; null otherwise. */
  payUrl: string | null
  /** True when nothing can change any more without the buyer, so the page need not refresh itself. */
  settled: boolean
}

/** The same before the payment is asked: what letters need, and the page begins with. */
export type OrderWithoutPayment = Omit<OrderOnPage, 'payUrl' | 'emailProof' | 'vatCheck' | 'countryQuestion'>
