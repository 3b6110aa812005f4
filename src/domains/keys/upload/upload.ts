import type { BatchId, ProductId, UploadId } from '../../../shared/ids.ts'
import type { ImportReport } from '../import/import-report.ts'
import type { HeaderColumns, UnreadableReason } from '../import/import-source.ts'
import type { CsvColumns } from '../import/read-csv-keys.ts'
import type { WrappedDataKey } from '../vault.ts'

/** A browser brings this much; a longer file comes by the command line. */
export const uploadBytesMax = 16 * 1024 * 1024

/** So long an upload waits for its decision. Then its keys are gone, and nothing of them was stored. */
export const uploadHours = 2

export type UploadState = 'checking' | 'checked' | 'storing' | 'stored'

/** What a check or an import found: counts and lines, and nothing of the keys. */
export type UploadOutcome =
  | { kind: 'good'; report: ImportReport }
  | { kind: 'bad_lines'; report: ImportReport }
  | { kind: 'unreadable'; problem: UnreadableReason; line: number; columns?: HeaderColumns }
  /** The vault lacks a secret that earlier keys are known by. */
  | { kind: 'vault_lacks' }

/** What is known of a batch beside its keys. */
export type UploadDetails = {
  productId: ProductId
  sourceName: string
  /** A header line and columns; otherwise one key a line. */
  isTable: boolean
  supplier: string | null
  unitCost: { minor: number; currency: string } | null
  expiresOn: string | null
  invoiceReference: string | null
}

export type Upload = UploadDetails & {
  id: UploadId
  /** Which batch it becomes. */
  batchId: BatchId
  uploadedBy: string
  columns: CsvColumns
  /** The words of the header, where it is plainly one. */
  header: string[]
  dataKey: WrappedDataKey
  parts: number
  state: UploadState
  step: number
  skipBad: boolean
  keysDone: number
  outcome: UploadOutcome | null
  endsAt: Date
}

/** What a job does, and for which step of the upload: an older job finds that it is too late. */
export type UploadJob = { uploadId: UploadId; step: number }
export const checkJob = 'keys.check_upload'
export const storeJob = 'keys.store_upload'
