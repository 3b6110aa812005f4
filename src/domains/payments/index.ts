export { advance, lookAtAll, type PaymentDeps } from './advance.ts'
export { decideWarning, type WarningDecided } from './decide-warning.ts'
export { type DisputeStage, isOver, stageOf } from './dispute.ts'
export { type DisputeEvent, type DisputeNews, disputeNews } from './events.ts'
export {
  type AnswerOutcome,
  type AnswerRefusal,
  type AnswerRequest,
  acceptDispute,
  type DraftRequest,
  type EvidenceDeps,
  saveDraft,
  submitAnswer,
} from './evidence/answer-dispute.ts'
export type { EvidenceSources } from './evidence/build-evidence.ts'
export type { CompellingGap } from './evidence/compelling.ts'
export { type DisputeOnDesk, type EarlierAnswer, getDispute } from './evidence/get-dispute.ts'
export {
  type DisputeProvider,
  type DraftFacts,
  type Evidence,
  type EvidenceDocument,
  type EvidenceField,
  evidenceFields,
  type Identifiers,
} from './evidence/provider.ts'
export { findOrdersAtProvider, isProviderReference } from './find-orders-at-provider.ts'
export { type HeardEvent, heardEvents, heardEventTypes } from './heard-events.ts'
export type {
  Movement,
  Pages,
  ProviderHistory,
  Span,
  ToldCharge,
  ToldDispute,
  ToldOf,
  ToldPayment,
  ToldRefund,
  ToldWarning,
} from './history.ts'
export { type PaymentJobDeps, paymentJobs } from './jobs.ts'
export { type OpenSessionOutcome, openSession, type PaymentPages } from './open-session.ts'
export {
  hasPaymentBefore,
  listOurPayments,
  listOurRefundsMade,
  type OurPayment,
  ourPaymentsMade,
} from './our-payments.ts'
export { type PaidBack, type PayBackOutcome, payBackUnits } from './pay-back-units.ts'
export { payBackVat, type VatPaidBack } from './pay-back-vat.ts'
export {
  type Authentication,
  type DisputeFacts,
  type DisputeState,
  disputeStates,
  type FactsAbout,
  type PaymentFacts,
  type PaymentProvider,
  ProviderError,
  type RefundFacts,
  type RefundRequest,
  type RiskSignals,
  reasonOf,
  type SessionRequest,
  type Settled,
  type ThreeDSecure,
  type WarningFacts,
} from './provider.ts'
export { findReading, keptMillis, type ReadEventsDeps, type Reading, readEvents } from './read-events.ts'
export {
  advanceJob,
  type EventOutcome,
  type ProviderEvent,
  type RecordDeps,
  recordEvent,
} from './record-event.ts'
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
export { isOfVat } from './refund.ts'
export { findRefund, type Refund } from './refund-store.ts'
export { type RefundOutcome, type RefundWish, requestRefund } from './request-refund.ts'
export { listReturned } from './returned.ts'
export { readPayer, readPaymentRecord } from './risk-queries.ts'
export { listMovedRefunds, type MovedRefund, readSalePayment, type SalePayment } from './sale-payment.ts'
export type { Screening, Verdict } from './screening.ts'
export {
  countMoneyWork,
  type DisputeInList,
  type DisputeQuery,
  disputeSorts,
  disputesPerPage,
  listDisputes,
  listOpenFraudWarnings,
  listOwedOrders,
  type MoneyWork,
  type OrderMoney,
  type RefundInList,
  readOrderMoney,
  type WarningInList,
} from './staff-queries.ts'
export { findPayment, insertPayment, isDisputed, listDisputedOrders, type Payment } from './store.ts'
export { sweepPayments } from './sweep.ts'
