import type { Locale, Translated } from '../../shared/locale.ts'
import type { Money } from '../../shared/money.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Answer } from '../withdrawal/index.ts'

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
  /** What it was bought in; null for what was bought by itself. */
  bundle: Translated | null
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

/** To the mailbox that an order had before. It opens nothing, and does not say where the order's letters go. */
export type AddressChanged = { order: Omit<OrderOnLetter, 'url'> }

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
