export { advance, type PaymentDeps } from './advance.ts'
export { decideWarning, type WarningDecided } from './decide-warning.ts'
export { paymentJobs } from './jobs.ts'
export { type OpenSessionOutcome, openSession, type PaymentPages } from './open-session.ts'
export {
  type DisputeFacts,
  type DisputeState,
  disputeStates,
  type FactsAbout,
  type PaymentFacts,
  type PaymentProvider,
  ProviderError,
  type RefundFacts,
  type RefundRequest,
  reasonOf,
  type SessionRequest,
  type WarningFacts,
} from './provider.ts'
export { advanceJob, type ProviderEvent, recordEvent } from './record-event.ts'
export type { RedactionFacts, RedactionProvider, RedactionRequest } from './redaction/provider.ts'
export { type RedactionDeps, redactPayments } from './redaction/redact-payments.ts'
export {
  countRedactionsByHand,
  listOpenRedactions,
  type OpenRedaction,
  type RedactionState,
  recordRedactedByHand,
  requestRedactions,
} from './redaction/store.ts'
export { findRefund, type Refund } from './refund-store.ts'
export { type RefundOutcome, type RefundWish, requestRefund } from './request-refund.ts'
export {
  countMoneyWork,
  type DisputeInList,
  listDisputes,
  listOpenFraudWarnings,
  type MoneyWork,
  type OrderMoney,
  type RefundInList,
  readOrderMoney,
  type WarningInList,
} from './staff-queries.ts'
export { findPayment, insertPayment, type Payment } from './store.ts'
export { sweepPayments } from './sweep.ts'
