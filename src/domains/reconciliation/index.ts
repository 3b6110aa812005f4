export type { BalanceDay } from './books.ts'
export {
  canMend,
  type Difference,
  type Finding,
  type FindingKind,
  type FindingOutcome,
  nameOf,
} from './finding.ts'
export {
  askForRun,
  compareSinceDowntime,
  type ReconciliationJobDeps,
  reconciliationJobs,
  runTonight,
  watchRuns,
} from './jobs.ts'
export {
  type FindingFilter,
  type FindingInList,
  findingsPerPage,
  listFindings,
  readFindings,
} from './list-findings.ts'
export type { ReconcileDeps } from './note-found.ts'
export {
  countOpenFindings,
  findingsMax,
  type Reconciliation,
  type Run,
  readReconciliation,
} from './queries.ts'
export { type RunOutcome, type RunWish, reconcile } from './reconcile.ts'
export { acceptFinding, type RepairOutcome, repairFinding } from './repair-finding.ts'
export type { RunReason } from './store.ts'
