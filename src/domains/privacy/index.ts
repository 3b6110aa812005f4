export { type Affected, type Assessment, assessBreach } from './breach/assess-breach.ts'
export { type Breach, breachScopes, noticeDueAt } from './breach/breach.ts'
export { describeClock, type FinancialYear } from './clock.ts'
export type { PrivacyDeps } from './deps.ts'
export {
  type ErasureDeps,
  type ErasureGround,
  type ErasureLine,
  type ErasureOutcome,
  erasePerson,
  type PrivacyEvent,
} from './erasure/erase-person.ts'
export { replayErasures } from './erasure/replay-erasures.ts'
export { exportPerson } from './export/export-person.ts'
export { exportSchema } from './export/export-schema.ts'
export { type KeptFor, listPolicyTopics, type PolicyTopic } from './policy/policy-topics.ts'
export {
  type DocumentTexts,
  type DocumentVersion,
  documentHash,
  listDocumentVersions,
  type PolicyEvent,
  publishDocument,
} from './policy/publish-document.ts'
export type { Registry } from './registry.ts'
export { expireAccounts, type InactiveEvent } from './retention/expire-accounts.ts'
export { endHold, findHeld, placeHold } from './retention/holds.ts'
export { countAllOverdue, previewRetention, runRetention } from './retention/run-retention.ts'
export { type HeldData, listHeldData } from './subject/held-data.ts'
export { findSubject, isKnown, type KnownBy, type Subject } from './subject/subject.ts'
