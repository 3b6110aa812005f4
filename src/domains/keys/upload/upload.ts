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

export const uploadShapes = ['list', 'table', 'images'] as const
export type UploadShape = (typeof uploadShapes)[number]

/** What images are called whose lines are named. */
export type ImageNames = Readonly<Record<number, string>>

/** What a check or an import found: counts and lines, and nothing of the keys. */
export type UploadOutcome =
  | { kind: 'good'; report: ImportReport; names?: ImageNames }
  | { kind: 'bad_lines'; report: ImportReport; names?: ImageNames }
  | {
      kind: 'unreadable'
      problem: UnreadableReason
      line: number
      columns?: HeaderColumns
      names?: ImageNames
    }
  /** The vault lacks a secret that earlier keys are known by. */
  | { kind: 'vault_lacks' }
  /** The product became a bundle meanwhile. */
  | { kind: 'is_bundle' }

/** With the names of the images that it speaks of; a line of an archive tells nobody which one it is. */
export function withNames(
  outcome: UploadOutcome,
  nameOf: (line: number) => string | undefined,
): UploadOutcome {
  if (outcome.kind === 'vault_lacks' || outcome.kind === 'is_bundle') return outcome
  const lines =
    outcome.kind === 'unreadable'
      ? [outcome.line]
      : outcome.report.flaws.flatMap(({ examples }) =>
          examples.flatMap(({ line, firstLine }) => (firstLine === null ? [line] : [line, firstLine])),
        )
  const named = lines.flatMap((line) => {
    const name = nameOf(line)
    return name === undefined ? [] : [[line, name.slice(-nameLengthMax)] as const]
  })
  return { ...outcome, names: Object.fromEntries(named) }
}
const nameLengthMax = 200

/** What is known of a batch beside its keys. */
export type UploadDetails = {
  productId: ProductId
  sourceName: string
  /** One key a line, a header line and columns, or a ZIP archive of images. */
  shape: UploadShape
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
