import { createHash, randomInt } from 'node:crypto'
import type { AccountId, CartId, OrderId, OrderLineId, ProductId, UnitId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import type { LegalNature } from '../catalog/index.ts'
import type { VatTreatment } from '../tax/index.ts'
import type { Delivery, OrderState } from './order-page.ts'

/** How long the keys of an unpaid order are held. Then the payment page is closed, and after that they go back. */
export const reservationMinutes = 36
/** The page closes by itself so much later: Stripe takes none that is open for less than half an hour. */
export const paymentPageSpareMinutes = 31

/** The terms of sale that an order is placed under; a change of their text is a new version. */
export const termsVersion = '2026-11-28'

/** How long a buyer may think about a missing key before the money goes back by itself. */
export const shortageChoiceHours = 24

/** What we promise to somebody who chose to wait. */
export const backorderDays = 14

/** An order in these states holds keys that nobody has paid for. */
export const unpaidStates = ['placed', 'awaiting_payment'] as const satisfies readonly OrderState[]

export type NewOrderLine = {
  productId: ProductId
  quantity: number
  name: Translated
  platform: string
  region: Translated
  legalNature: LegalNature
  unitGrossMinor: number
  vatTreatment: VatTreatment
  vatCountry: string
  vatBasisPoints: number
  netMinor: number
  taxMinor: number
  grossMinor: number
  /** What a coupon takes off each unit, in cents; without one it is left out. */
  unitDiscountsMinor?: readonly number[]
  /** Set for a pre-order: its keys are paid for now and delivered from the release on. */
  releaseAt: Date | null
  /** What it was bought in; null for what was bought by itself. */
  bundle: SoldBundle | null
}

/** A bundle as it was called when it was sold. */
export type SoldBundle = { id: ProductId; name: Translated }

export type Contact = {
  email: string
  name: string | null
  companyName: string | null
  companyAddress: string | null
  /** With the letters of its country; null for a consumer. */
  vatNumber: string | null
}

/** Where the purchase came from; sealed, and gone after thirteen months (decision 20). */
export type Trace = {
  ipSealed: Buffer | null
  network: string | null
  browser: string | null
  deviceHash: Buffer | null
}

export type NewOrder = {
  checkoutKey: string
  cartId: CartId
  /** Null for a guest. */
  accountId: AccountId | null
  locale: Locale
  country: string
  currency: string
  /** What the same order costs in euros: what limits and the books compare. */
  eurTotalMinor: number
  delivery: Delivery
  termsVersion: string
  demo: boolean
  /** The code of the coupon whose discount is in the lines; without one it is left out. */
  couponCode?: string
  /** Somebody of the staff places it for the customer; their account. Left out when it is the customer. */
  placedBy?: AccountId
  contact: Contact
  trace: Trace
  lines: NewOrderLine[]
}

export type NewUnit = { id: UnitId; orderLineId: OrderLineId; productId: ProductId; preorder: boolean }

export type PlacedOrder = { id: OrderId; number: string; grossMinor: number }

const numberAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A number that people can read out: eight letters without look-alikes. It says nothing of how much is sold. */
export function newOrderNumber(): string {
  const letter = () => numberAlphabet.charAt(randomInt(numberAlphabet.length))
  const group = () => letter() + letter() + letter() + letter()
  return `${group()}-${group()}`
}

/** As typed by hand: lower case, missing dash and spaces are forgiven. */
export function parseOrderNumber(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : undefined
}

/** Pure rule: what a paid order is called, from the states of its units. */
export function paidState(units: readonly { state: string }[]): OrderState {
  const are = (...states: string[]) => units.filter((unit) => states.includes(unit.state)).length
  if (are('waiting') > 0) return 'awaiting_choice'
  if (are('refunded', 'refund_due', 'released') === units.length) return 'refunded'
  const delivered = are('delivered', 'revealed')
  if (are('backordered', 'withheld') === 0) return 'fulfilled'
  return delivered > 0 ? 'part_fulfilled' : 'confirmed'
}

/** The form's value is never stored as it is: whoever reads the database must not be able to repeat a form. */
export function hashCheckoutKey(checkoutKey: string): string {
  return createHash('sha256').update(checkoutKey).digest('base64url')
}
