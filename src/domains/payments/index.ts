export { advance, type PaymentDeps } from './advance.ts'
export { paymentJobs } from './jobs.ts'
export { type OpenSessionOutcome, openSession, type PaymentPages } from './open-session.ts'
export {
  type PaymentFacts,
  type PaymentProvider,
  ProviderError,
  type RefundFacts,
  type RefundRequest,
  reasonOf,
  type SessionRequest,
} from './provider.ts'
export { advanceJob, type ProviderEvent, recordEvent } from './record-event.ts'
export type { RedactionFacts, RedactionProvider, RedactionRequest } from './redaction/provider.ts'
export { type RedactionDeps, redactPayments } from './redaction/redact-payments.ts'
export {
  listOpenRedactions,
  type OpenRedaction,
  type RedactionState,
  recordRedactedByHand,
  requestRedactions,
} from './redaction/store.ts'
export { findPayment, findRefund, insertPayment, type Payment } from './store.ts'
export { sweepPayments } from './sweep.ts'
