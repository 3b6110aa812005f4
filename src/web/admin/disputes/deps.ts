import type {
  AnswerOutcome,
  AnswerRequest,
  DisputeInList,
  DisputeOnDesk,
  DisputeQuery,
  DraftFacts,
  DraftRequest,
  RefundOutcome,
  WarningInList,
} from '../../../domains/payments/index.ts'
import type { AccountId, DisputeId, FraudWarningId } from '../../../shared/ids.ts'
import type { OrderMoment } from '../orders/deps.ts'

/** A dispute with what happened since; the order has no number for the staff when it is under restriction. */
export type OpenedDispute = DisputeOnDesk & { orderNumber: string | null; history: readonly OrderMoment[] }

/** What the pages about disputes need from the rest of the shop. */
export type DisputePagesDeps = {
  listDisputes(query: DisputeQuery, by: AccountId): Promise<{ rows: DisputeInList[]; total: number }>
  listWarnings(by: AccountId): Promise<WarningInList[]>
  decideWarning(decision: {
    warningId: FraudWarningId
    decision: 'refund' | 'keep'
    note: string
    by: AccountId
  }): Promise<RefundOutcome | { ok: true } | { ok: false; reason: 'decided_already' }>
  openDispute(id: DisputeId, by: AccountId): Promise<OpenedDispute | undefined>
  saveDisputeDraft(draft: DraftRequest): Promise<AnswerOutcome & { told?: DraftFacts }>
  submitDisputeAnswer(answer: AnswerRequest): Promise<AnswerOutcome>
  acceptDispute(answer: AnswerRequest): Promise<AnswerOutcome>
}
