import type { FindingOnFile, Reconciliation, RepairOutcome } from '../../../domains/reconciliation/index.ts'
import type { AccountId, FindingId } from '../../../shared/ids.ts'

/** What the page about the comparison needs from the rest of the shop. */
export type ReconciliationPageDeps = {
  readReconciliation(by: AccountId): Promise<Reconciliation>
  /** All that was ever found, piece by piece. */
  eachFinding(by: AccountId): AsyncIterable<FindingOnFile[]>
  countOpenFindings(by: AccountId): Promise<number>
  askForRun(by: AccountId): Promise<void>
  repairFinding(repair: { findingId: FindingId; by: AccountId }): Promise<RepairOutcome>
  acceptFinding(acceptance: { findingId: FindingId; by: AccountId; note: string }): Promise<boolean>
  /** Where the provider shows its objects to people; null where there is nobody to look at them. */
  dashboardUrl: string | null
}
