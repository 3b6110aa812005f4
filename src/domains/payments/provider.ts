import type { OrderId, PaymentId, RefundId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

/**
 * What the shop needs from a payment provider. Every call may fail with `ProviderError`; every call that changes
 * something carries a key of ours, so that repeating it changes nothing more.
 */
export type PaymentProvider = {
  /** Opens a hosted payment page. Money that can be held is held, not taken. */
  openSession(request: SessionRequest): Promise<{ sessionId: string; url: string; expiresAt: Date }>
  /** The truth as the provider knows it now. `refunds`: the shop has asked for some, so look them up too. */
  readFacts(sessionId: string, about: { refunds: boolean }): Promise<PaymentFacts>
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
  openUntil: Date
  successUrl: string
  cancelUrl: string
}

export type RefundRequest = {
  idempotencyKey: string
  intentId: string
  refundId: RefundId
  amountMinor: number
}

export type FactsPhase = 'open' | 'processing' | 'authorised' | 'captured' | 'cancelled' | 'expired'

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
  /** Until when held money can be taken. */
  captureBefore: Date | null
  capturedMinor: number
  refunds: readonly RefundFacts[]
}

export type RefundFacts = {
  providerId: string
  /** Our id when the shop asked for it, null when it was made at the provider. */
  refundId: string | null
  state: 'pending' | 'succeeded' | 'failed' | 'canceled'
  amountMinor: number
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
