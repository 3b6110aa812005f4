export { type Assessment, assessBreach } from './breach/assess-breach.ts'
export { type Breach, breachScopes, noticeDueAt } from './breach/breach.ts'
export { type Affected, listAffected } from './breach/list-affected.ts'
export { describeClock, type FinancialYear } from './clock.ts'
export {
  type Decision,
  type DecisionLine,
  type NoteDecision,
  noteDecisionIn,
} from './decisions/decision-ledger.ts'
export { replayDecisions } from './decisions/replay-decisions.ts'
export type { PrivacyDeps } from './deps.ts'
export { type Directive, findDirective, saveDirective } from './directive/directive.ts'
export {
  type ErasureDeps,
  type ErasureGround,
  type ErasureLine,
  type ErasureOutcome,
  erasePerson,
  type PrivacyEvent,
} from './erasure/erase-person.ts'
export { finishErasures } from './erasure/finish-erasures.ts'
export { replayErasures } from './erasure/replay-erasures.ts'
export { copyAsJson } from './export/copy-as-json.ts'
export { type CopiedRow, type CopiedTable, exportPerson, type PersonCopy } from './export/export-person.ts'
export { exportSchema } from './export/export-schema.ts'
export {
  listObjections,
  type ObjectionPurpose,
  objectionPurposes,
  setObjection,
} from './objection/objection.ts'
export { type KeptFor, listPolicyTopics, type PolicyTopic } from './policy/policy-topics.ts'
export {
  type DocumentTexts,
  type DocumentVersion,
  documentHash,
  listDocumentVersions,
  type PolicyEvent,
  type PublishedDocument,
  publishDocument,
  wordsOf,
} from './policy/publish-document.ts'
export type { Registry } from './registry.ts'
export { type ActOutcome, actOnRequest, type RequestAct } from './requests/act-on-request.ts'
export {
  type CloseOutcome,
  closeRequest,
  type EraseOnRequestOutcome,
  eraseOnRequest,
} from './requests/close-request.ts'
export type { DeskDeps, RequestLetter } from './requests/desk.ts'
export { type ExtendOutcome, extendRequest } from './requests/extend-request.ts'
export { askForMailbox, confirmMailbox, identifyOtherwise } from './requests/identify.ts'
export { type NewRequest, recordRequest } from './requests/record-request.ts'
export * from './requests/request.ts'
export {
  countOpenRequests,
  findRequest,
  listRequests,
  type RequestQuery,
  requestSorts,
  requestsPerPage,
} from './requests/store.ts'
export { isRestricted } from './restriction/is-restricted.ts'
export {
  findRestriction,
  isRestrictedAddress,
  liftNoticeDays,
  liftRestriction,
  type Restriction,
  restrict,
} from './restriction/restriction.ts'
export { followDispute, listHeldForBanks } from './retention/bank-holds.ts'
export { expireAccounts, type InactiveEvent } from './retention/expire-accounts.ts'
export {
  endHold,
  findHeld,
  type HoldGround,
  type HoldReason,
  holdGrounds,
  isHoldReference,
  type PlaceHoldOutcome,
  placeHold,
  placeHoldOn,
} from './retention/holds.ts'
export {
  eachHold,
  type HoldFilter,
  type HoldInList,
  holdsPerPage,
  listHolds,
} from './retention/list-holds.ts'
export {
  type RetentionOverview,
  readRetention,
  rowsMax,
  type TableOnOverview,
} from './retention/retention-overview.ts'
export { countAllOverdue, previewRetention, runRetention } from './retention/run-retention.ts'
export { type HeldData, listHeldData } from './subject/held-data.ts'
export { type MailboxClaim, type MailboxLinks, mailboxLinksOver } from './subject/mailbox-link.ts'
export { knownBy, type Person, personOf } from './subject/person.ts'
export { findSubject, isKnown, type KnownBy, type Subject } from './subject/subject.ts'
