export { assignKeys } from './assign-keys.ts'
export { type BatchHead, listBatchesOfUnits, listBatchHeads } from './batch-heads.ts'
export { type BatchPosition, listBatchPositions } from './batch-positions.ts'
export {
  type BatchOnDesk,
  countOpened,
  findKeyOfUnit,
  listBatches,
  listBatchesOut,
  listSupplierReferences,
} from './batch-queries.ts'
export { recountAllStock, recountStock } from './count-stock.ts'
export { type CustodyStep, listCustodyOf } from './custody-of-units.ts'
export type { BrokenLink, Contradiction } from './custody-queries.ts'
export type { KeyEvent, KeysImported } from './events.ts'
export type { ImportReport } from './import/import-report.ts'
export {
  entriesOf,
  type HeaderColumns,
  type ImportEntry,
  type ImportSource,
  imageEntry,
  type UnreadableReason,
} from './import/import-source.ts'
export type { KeyFlaw } from './import/judge-entry.ts'
export { type CsvColumns, readCsvKeys } from './import/read-csv-keys.ts'
export { fileBytesMax } from './import/read-lines.ts'
export { readTextKeys } from './import/read-text-keys.ts'
export {
  type ImportDeps,
  type ImportOutcome,
  type ImportPlan,
  type ImportRequest,
  importKeys,
  planImport,
} from './import-keys.ts'
export type { Actor, KeyState, ReleaseReason } from './key.ts'
export { imageBytesMax, type KeyContent } from './key-content.ts'
export { maskedKey, openKeys } from './open-key.ts'
export { canRevealKey } from './policy.ts'
export { giveKeysBack, listQuarantined, type Quarantined, quarantineBatch } from './quarantine-batch.ts'
export { countAvailable, type ExpiredReservation, hasDemoStock, listExpiredReservations } from './queries.ts'
export { releaseKeys } from './release-keys.ts'
export { type ReplaceOutcome, replaceKey } from './replace-key.ts'
export { type MissingKeys, type ReserveOutcome, reserveKeys, type WantedKeys } from './reserve-keys.ts'
export { markRevealed } from './reveal-keys.ts'
export { revokeKeys } from './revoke-keys.ts'
export { refingerprint, retirePepper } from './rotate-pepper.ts'
export { rewrapBatches } from './rotate-ring.ts'
export { listRingKeysInUse } from './rotation-store.ts'
export { type UndoOutcome, undoImport } from './undo-import.ts'
export type { BatchCipher, BatchPlace, Vault, WrappedDataKey } from './vault.ts'
export { type CustodyPart, verifyCustody } from './verify-custody.ts'
