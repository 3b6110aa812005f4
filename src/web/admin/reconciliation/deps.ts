import type {
  FindingFilter,
  FindingInList,
  Reconciliation,
  RepairOutcome,
} from '../../../domains/reconciliation/index.ts'
import type { AccountId, FindingId } from '../../../shared/ids.ts'

/** What the page about the comparison needs from the rest of the shop. */
export type ReconciliationPageDeps = {
  readReconciliation(by: AccountId): Promise<Reconciliation>
  listFindings(
    query: FindingFilter & { page: number },
    by: AccountId,
  ): Promise<{ rows: FindingInList[]; total: number; isMore: boolean }>
  /** The whole list, piece by piece. */
  readFindings(filter: FindingFilter, by: AccountId): AsyncIterable<FindingInList[]>
  countOpenFindings(by: AccountId): Promise<number>
  askForRun(by: AccountId): Promise<void>
  repairFinding(repair: { findingId: FindingId; by: AccountId }): Promise<RepairOutcome>
  acceptFinding(acceptance: { findingId: FindingId; by: AccountId; note: string }): Promise<boolean>
  /** Where the provider shows its objects to people; null where there is nobody to look at them. */
  dashboardUrl: string | null
}
