export { isSick } from './batch-health.ts'
export { type ChooseOutcome, choose } from './choose.ts'
export { type Complained, type ComplainOutcome, complain, type ReplacementDeps } from './complain.ts'
export { type Complaint, type ComplaintState, isOpen } from './complaint.ts'
export type { ComplaintHandedOver } from './events.ts'
export { fillWaiting } from './fill-waiting.ts'
export { replacementJobs } from './jobs.ts'
export {
  type BatchHealth,
  batchHealthPerPage,
  eachBatchHealth,
  type HealthFilter,
  healthSorts,
  listBatchHealth,
} from './list-batch-health.ts'
export {
  type ClaimFilter,
  type ClaimInList,
  claimsPerPage,
  eachSupplierClaim,
  listOwingBatches,
  listSupplierClaims,
  type OwingBatch,
  owingBatchesMax,
} from './list-claims.ts'
export { findMessage, messagesOf } from './platform-messages.ts'
export { type Reason, type ReplacementSetting, reasons } from './policy.ts'
export { isKeyAtFault, type PlatformMessage, type Problem, problems } from './problem.ts'
export {
  type ComplaintQuery,
  complaintsPerPage,
  countOpenComplaints,
  listComplaints,
  listComplaintsOfOrder,
} from './queries.ts'
export { type Recall, type RecallWay, recallWays } from './recall/recall.ts'
export { listRecalls } from './recall/recall-store.ts'
export { runRecall } from './recall/run-recall.ts'
export { type StartOutcome, startRecall } from './recall/start-recall.ts'
export {
  type ReplaceAsStaffOutcome,
  replaceAsStaff,
  type StaffReplacement,
} from './replace-as-staff.ts'
export { readSetting } from './setting-store.ts'
export {
  changeReplacementSetting,
  closeComplaint,
  type MoveOutcome,
  moveBatch,
  replaceByStaff,
  type StaffReplaceOutcome,
} from './staff-acts.ts'
export { findComplaint } from './store.ts'
export {
  claimRest,
  countCredited,
  recalled,
  type SupplierAnswer,
  settleClaim,
  settleClaimsOfBatch,
} from './supplier-claims.ts'
export { lockWithoutTicket, noteTicket } from './ticket-of-complaint.ts'
