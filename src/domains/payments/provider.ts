import type { OrderId, PaymentId, RefundId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

/**
 * What the shop needs from a payment provider. Every call may fail with `ProviderError`; every call that changes
 * something carries a key of ours, so that repeating it changes nothing more.
 */
export type PaymentProvider = {
  /** Opens a hosted payment page. Money that can be held is held, not taken. */
  openSession(request: SessionRequest): Promise<{ sessionId: string; url: string; expiresAt: Date }>
  /** The truth as the provider knows it now. `about`: what the shop knows or was told of, so that it is looked up too. */
  readFacts(sessionId: string, about: FactsAbout): Promise<PaymentFacts>
  /** Closes a page that nobody has paid on. @throws ProviderError `refused` when it was paid or closed meanwhile. */
  expireSession(sessionId: string): Promise<void>
  capture(intentId: string, idempotencyKey: string): Promise<void>
  /** Lets held money go. */
  release(intentId: string, idempotencyKey: string): Promise<void>
  refund(request: RefundRequest): Promise<{ providerId: string }>
}

export type SessionRequest = {
  idempotencyKey: string
  paymentId: PaymentId
  orderId: OrderId
  orderNumber: string
  email: string
  locale: Locale
  currency: string
  /** Gross prices: VAT is the shop's own matter. */
  lines: readonly { name: string; quantity: number; unitMinor: number }[]
  /** Whether the bank of a card is asked who pays: where the law wants it, always, or always with a question to the buyer. */
  threeDSecure: ThreeDSecure
  openUntil: Date
  successUrl: string
  cancelUrl: string
}

export type ThreeDSecure = 'automatic' | 'any' | 'challenge'

export type RefundRequest = {
  idempotencyKey: string
  intentId: string
  refundId: RefundId
  amountMinor: number
}

/** Lists that cost a request each: money on its way back, disputes, warnings of the card's bank. */
export type FactsAbout = { refunds: boolean; disputes: boolean; warnings: boolean }

/** `unknown`: a state that this version has not heard of; it decides nothing and is told to staff. */
export type FactsPhase =
  | 'open'
  | 'processing'
  | 'authorised'
  | 'captured'
  | 'cancelled'
  | 'expired'
  | 'unknown'

/** One payment as the provider tells it, reduced to what decides. */
export type PaymentFacts = {
  phase: FactsPhase
  /** Whose payment it is, by the metadata that we gave: null when it carries none of ours. */
  shopId: string | null
  orderId: string | null
  livemode: boolean
  amountMinor: number
  currency: string
  intentId: string | null
  chargeId: string | null
  method: string | null
  card: { brand: string; last4: string; country: string | null; fingerprint: string | null } | null
  /** What the card's bank said of who paid; null when it was not asked. */
  authentication: Authentication | null
  /** What bank and provider say of the risk. */
  signals: RiskSignals
  /** Until when held money can be taken. */
  captureBefore: Date | null
  capturedMinor: number
  /** Null until the provider has booked it. */
  settled: Settled | null
  refunds: readonly RefundFacts[]
  disputes: readonly DisputeFacts[]
  warnings: readonly WarningFacts[]
}

/** What came of an amount on the shop's balance: negative for what leaves it. The rate is the provider's, for the books alone. */
export type Settled = { amountMinor: number; currency: string; exchangeRate: number | null }

export type Authentication = {
  /** The provider's word, such as `authenticated` or `attempt_acknowledged`. */
  result: string
  /** The card network's indicator of two digits. */
  eci: string | null
  /** Nobody was asked because of an exemption: then the loss stays the shop's. */
  exempted: boolean
}

export type RiskSignals = {
  prepaid: boolean | null
  /** Null when 3-D Secure was not asked for, or nothing decisive is told of it. */
  threeDSecure: 'authenticated' | 'attempted' | 'failed' | null
  /** Null when the provider gives no verdict, or one that this version has not heard of. */
  level: 'normal' | 'elevated' | 'highest' | null
}

export type RefundFacts = {
  providerId: string
  /** Our id when the shop asked for it, null when it was made at the provider. */
  refundId: string | null
  /** `unknown`: a state that this version has not heard of; it decides nothing and is told to staff. */
  state: 'pending' | 'succeeded' | 'failed' | 'canceled' | 'unknown'
  amountMinor: number
  /** Null until the provider has booked it, or where it was not read along. */
  settled: Settled | null
}

export const disputeStates = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'appeal_needs_response',
  'appeal_under_review',
  'won',
  'lost',
  'prevented',
  'unknown',
] as const
export type DisputeState = (typeof disputeStates)[number]

export type DisputeFacts = {
  providerId: string
  state: DisputeState
  reason: string
  /** The card network's code of the reason, such as Visa's 10.4. */
  networkCode: string | null
  amountMinor: number
  currency: string
  /** What the bank has taken and not given back, without fees, in the dispute's currency. */
  withdrawnMinor: number
  /** Until when evidence is taken. */
  dueAt: Date | null
  openedAt: Date
}

/** The card's bank believes that the payment was fraud; no dispute yet. */
export type WarningFacts = {
  providerId: string
  kind: string
  /** A refund may still prevent the dispute. */
  actionable: boolean
  openedAt: Date
}

/** What may be logged of a failure: its kind. A provider's message may quote an address that it did not like. */
export function reasonOf(error: unknown): string {
  if (error instanceof ProviderError) return `provider ${error.kind}`
  return error instanceof Error ? error.name : typeof error
}

/** `refused`: the provider understood and will not, so the state is another than we think: read the facts again.
 *  `unavailable`: nobody knows whether it happened: repeat later with the same key. */
export class ProviderError extends Error {
  readonly kind: 'refused' | 'unavailable'

  constructor(kind: 'refused' | 'unavailable', message: string, options?: { cause: unknown }) {
    super(message, options)
    this.name = 'ProviderError'
    this.kind = kind
  }
}
