import type { Money } from '../../shared/money.ts'
import type { DisputeFacts, FactsPhase, RefundFacts, WarningFacts } from './provider.ts'
import type { ProviderEvent } from './record-event.ts'

/** From when on, and until when. */
export type Span = { from: Date; until: Date }

/**
 * What the provider remembers, page by page, so that memory stays bounded however much there is. Pages that are refused for
 * their rate are asked for again after a wait.
 * @throws ProviderError `unavailable` when the provider does not answer.
 */
export type ProviderHistory = {
  /** Events since a time, which the provider keeps for 30 days. `undelivered`: only those that could not be brought to us. */
  events(since: Date, which: { types: readonly string[]; undelivered: boolean }): Pages<ProviderEvent>
  payments(made: Span): Pages<ToldPayment>
  charges(made: Span): Pages<ToldCharge>
  refunds(made: Span): Pages<ToldRefund>
  disputes(made: Span): Pages<ToldDispute>
  warnings(made: Span): Pages<ToldWarning>
  /** What moved on the balance. */
  movements(made: Span): Pages<Movement>
  /** One object as it is now; undefined when the provider has none of that id. */
  findPayment(intentId: string): Promise<ToldPayment | undefined>
  findCharge(id: string): Promise<ToldCharge | undefined>
  findRefund(id: string): Promise<ToldRefund | undefined>
  findDispute(id: string): Promise<ToldDispute | undefined>
  findWarning(id: string): Promise<ToldWarning | undefined>
}

export type Pages<Item> = AsyncIterable<readonly Item[]>

/** Which payment an object is about, and whose it says it is. */
export type ToldOf = {
  intentId: string | null
  shopId: string | null
  orderId: string | null
  createdAt: Date
}

export type ToldPayment = ToldOf & {
  intentId: string
  livemode: boolean
  phase: Exclude<FactsPhase, 'expired'>
  amountMinor: number
  capturedMinor: number
  currency: string
}

/** Money that was taken, and how much of it went back or is on its way back. */
export type ToldCharge = ToldOf & {
  id: string
  livemode: boolean
  capturedMinor: number
  returnedMinor: number
}

export type ToldRefund = ToldOf & RefundFacts
export type ToldDispute = ToldOf & DisputeFacts & { livemode: boolean }
export type ToldWarning = ToldOf & WarningFacts & { livemode: boolean }

/** One line of the provider's statement. `amountMinor` is negative for what leaves. */
export type Movement = ToldOf & {
  id: string
  /** `paid_out`: to the seller's bank or back from it. `fee`: of the account, not of a payment. */
  kind: 'taken' | 'returned' | 'disputed' | 'paid_out' | 'fee' | 'other'
  /** What moved it: a charge, a refund, a dispute. */
  sourceId: string | null
  amountMinor: number
  feeMinor: number
  currency: string
  /** Of a dispute: what the bank argues about, in the currency in which it does. */
  disputed: Money | null
}
