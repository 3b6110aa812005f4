export { type HistoryEntry, type HistoryFilter, listHistory } from '../../platform/audit/history.ts'
export { acknowledgeAlert } from './acknowledge-alert.ts'
export type { Alert, AlertKind } from './alert.ts'
export { askForHistoryCheck } from './check-history.ts'
export type { SecurityEvent } from './events.ts'
export { examineHistory } from './examine-history.ts'
export {
  type EndedCheck,
  type HistoryCheck,
  type HistoryChecks,
  readHistoryChecks,
  type Verdict,
} from './history-checks.ts'
export { securityJobs } from './jobs.ts'
export {
  type Connection,
  countFailures,
  type FailureCount,
  listConnections,
  listOpenAlerts,
  signedInDuring,
} from './queries.ts'
export { raiseAlert } from './raise-alert.ts'
export { type Origin, recordConnection } from './record-connection.ts'
export { type Reads, recordApiReads, recordReads } from './record-reads.ts'
export { noteHistory } from './verify-chains.ts'
