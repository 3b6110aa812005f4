import type { DisputeInList, RefundOutcome, WarningInList } from '../../../domains/payments/index.ts'
import type { AccountId, FraudWarningId } from '../../../shared/ids.ts'

/** What the pages about disputes need from the rest of the shop. */
export type DisputePagesDeps = {
  listDisputes(by: AccountId): Promise<{ disputes: DisputeInList[]; warnings: WarningInList[] }>
  decideWarning(decision: {
    warningId: FraudWarningId
    decision: 'refund' | 'keep'
    note: string
    by: AccountId
  }): Promise<RefundOutcome | { ok: true } | { ok: false; reason: 'decided_already' }>
}
