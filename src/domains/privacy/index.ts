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
export { copyAsJson } from './export/copy-as-json.ts'
export { type CopiedRow, type CopiedTable, exportPerson, type PersonCopy } from './export/export-person.ts'
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
export {
  endHold,
  findHeld,
  type OpenHold,
  type PlaceHoldOutcome,
  placeHold,
  placeHoldOn,
} from './retention/holds.ts'
export { type RetentionOverview, readRetention } from './retention/retention-overview.ts'
export { countAllOverdue, previewRetention, runRetention } from './retention/run-retention.ts'
export { type HeldData, listHeldData } from './subject/held-data.ts'
export { findSubject, isKnown, type KnownBy, type Subject } from './subject/subject.ts'
