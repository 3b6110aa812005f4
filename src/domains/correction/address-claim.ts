import type { AddressClaimId, OrderId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

export type AddressClaimState = 'open' | 'corrected' | 'refused'

export type AddressClaim = {
  id: AddressClaimId
  orderId: OrderId
  /** Where the letters shall go. */
  email: string
  locale: Locale
  words: string | null
  /** What of the payment was known; with the link of the order it was on the screen. */
  met: { link: boolean; card: boolean; amount: boolean; day: boolean }
  state: AddressClaimState
  madeAt: Date
  decidedAt: Date | null
  note: string | null
}

/** What somebody knows of a payment, as it was typed. */
export type PaymentKnown = {
  last4: string
  /** What was typed, in each currency in which it may have been paid. */
  amounts: readonly { minor: number; currency: string }[]
  /** `2026-11-23`, by the calendar of whoever remembers it. */
  day: string
  orderNumber: string
}
