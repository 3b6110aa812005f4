export { assignKeys } from './assign-keys.ts'
export { type BatchHead, listBatchesOfUnits, listBatchHeads } from './batch-heads.ts'
export { type BatchPosition, listBatchesBoughtAbroad, listBatchPositions } from './batch-positions.ts'
export {
  type BatchLine,
  type BatchOnDesk,
  countOpened,
  countQuarantinedOf,
  findBatchesNamed,
  findKeyOfUnit,
  listBatches,
  listBatchLines,
  listSupplierReferences,
} from './batch-queries.ts'
export { recountAllStock, recountStock } from './count-stock.ts'
export { type CustodyStep, listCustodyOf } from './custody-of-units.ts'
export type { BrokenLink, Contradiction } from './custody-queries.ts'
export {
  type BatchFilter,
  type BatchInList,
  type BatchSort,
  batchesPerPage,
  eachDeskBatch,
  findDeskBatch,
  listDeskBatches,
} from './desk/batch-list.ts'
export { countKeysOf, expiringDays, type KeyCounts, noKeys } from './desk/count-keys.ts'
export { type DeskMoment, listDeskHistory } from './desk/desk-history.ts'
export { type BatchDetails, type EditOutcome, editBatch } from './desk/edit-batch.ts'
export { askExport, decideExport, type ExportedKey, openExport, takeExport } from './desk/export-keys.ts'
export {
  type ExportFilter,
  type ExportSort,
  eachKeyExport,
  exportsPerPage,
  listKeyExports,
} from './desk/export-list.ts'
export { countExportsFor } from './desk/export-store.ts'
export { type FoundKey, findKeys, type SearchOutcome, searchesPerDay } from './desk/find-keys.ts'
export {
  countHolders,
  type Holder,
  holdersPerPage,
  listHolders,
  listHoldersPage,
} from './desk/holders.ts'
export {
  type AskOutcome,
  type DecideOutcome,
  exportHours,
  type KeyExport,
  rightDaysMin,
  type TakeOutcome,
} from './desk/key-export.ts'
export { type KeyLedger, type LedgerKey, type LedgerStep, readLedger } from './desk/key-ledger.ts'
export { type LookOutcome, lookAtKey, looksPerDay } from './desk/look-at-key.ts'
export { type QuarantineOutcome, quarantineKey } from './desk/quarantine-key.ts'
export type { KeyEvent, KeyExportNews, KeysImported } from './events.ts'
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
export { imageBytesMax, type KeyContent, textOf } from './key-content.ts'
export { maskedKey, openKeys } from './open-key.ts'
export { canLookAtKey, canRevealKey } from './policy.ts'
export {
  type BatchMoved,
  giveKeysBack,
  holdBatch,
  listQuarantined,
  quarantineBatch,
} from './quarantine-batch.ts'
export { countAvailable, type ExpiredReservation, hasDemoStock, listExpiredReservations } from './queries.ts'
export { releaseKeys } from './release-keys.ts'
export { type ReplaceOutcome, replaceKey, swapKey } from './replace-key.ts'
export { type MissingKeys, type ReserveOutcome, reserveKeys, type WantedKeys } from './reserve-keys.ts'
export { markRevealed } from './reveal-keys.ts'
export { revokeKeys } from './revoke-keys.ts'
export { refingerprint, retirePepper } from './rotate-pepper.ts'
export { rewrapBatches } from './rotate-ring.ts'
export { listRingKeysInUse } from './rotation-store.ts'
export { listLatestSuppliers } from './supplier-queries.ts'
export { type UndoOutcome, undoImport } from './undo-import.ts'
export { keyJobs } from './upload/jobs.ts'
export {
  dropUpload,
  keepUpload,
  mapColumns,
  type StepOutcome,
  storeKept,
  type UploadDeps,
} from './upload/keep-upload.ts'
export {
  type Upload,
  type UploadDetails,
  type UploadOutcome,
  type UploadShape,
  uploadBytesMax,
  uploadHours,
  uploadShapes,
} from './upload/upload.ts'
export { findUpload } from './upload/upload-store.ts'
export { checkUpload, storeUpload } from './upload/work-on-upload.ts'
export type { BatchCipher, BatchPlace, Vault, WrappedDataKey } from './vault.ts'
export { type CustodyPart, verifyCustody } from './verify-custody.ts'
