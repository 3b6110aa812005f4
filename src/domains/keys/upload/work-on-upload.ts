import { AppError } from '../../../shared/errors.ts'
import type { ImportEntry } from '../import/import-source.ts'
import { readCsvKeys, readHeaderWords } from '../import/read-csv-keys.ts'
import { readImages } from '../import/read-images.ts'
import { readTextKeys } from '../import/read-text-keys.ts'
import {
  type ImportDeps,
  type ImportOutcome,
  type ImportPlan,
  type ImportRequest,
  importKeys,
  planImport,
} from '../import-keys.ts'
import { openParts } from './sealed-parts.ts'
import { type Upload, type UploadJob, type UploadOutcome, withNames } from './upload.ts'
import { deleteParts, endStep, findUpload, noteProgress } from './upload-store.ts'

/** The pre-flight: reads everything as the import would, and stores nothing but what it found. */
export async function checkUpload(deps: ImportDeps, job: UploadJob): Promise<void> {
  const upload = await findUpload(deps.db, job.uploadId)
  if (upload?.state !== 'checking' || upload.step !== job.step) return
  let header: string[] = []
  const outcome = await run(deps, upload, async (request) => {
    if (upload.shape === 'table') header = await readHeaderWords(openParts(deps.db, deps.vault, upload))
    return planImport(deps, request)
  })
  await endStep(deps.db, upload, { state: 'checked', outcome, header })
}

/**
 * Stores the batch, which is named beforehand, and forgets the file with the same commit. Run again it finds that it has
 * done so. What another import has brought meanwhile shows as in a check.
 */
export async function storeUpload(deps: ImportDeps, job: UploadJob): Promise<void> {
  const upload = await findUpload(deps.db, job.uploadId)
  if (upload?.state !== 'storing' || upload.step !== job.step) return
  const outcome = await run(deps, upload, (request, named) =>
    importKeys(deps, {
      ...request,
      batchId: upload.batchId,
      skipBad: upload.skipBad,
      async withBatch(tx, report) {
        await endStep(tx, upload, { state: 'stored', outcome: named({ kind: 'good', report }) })
        await deleteParts(tx, upload.id)
      },
    }),
  )
  // The batch has written this itself.
  if (outcome.kind !== 'good') await endStep(deps.db, upload, { state: 'checked', outcome })
}

type Named = (outcome: UploadOutcome) => UploadOutcome

async function run(
  deps: ImportDeps,
  upload: Upload,
  act: (request: ImportRequest, named: Named) => Promise<ImportPlan | ImportOutcome>,
): Promise<UploadOutcome> {
  const progress = progressOf(deps, upload)
  const { entries, named } = sourceOf(deps, upload)
  try {
    return named(
      outcomeOf(
        await act(
          { ...requestOf(upload, progress.note), source: { name: upload.sourceName, entries } },
          named,
        ),
      ),
    )
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return { kind: 'vault_lacks' }
    throw error
  } finally {
    await progress.end()
  }
}

/** The keys of an upload, and what its images are called that an outcome speaks of. */
function sourceOf(
  { db, vault }: ImportDeps,
  upload: Upload,
): { entries: AsyncIterable<ImportEntry>; named: Named } {
  const bytes = openParts(db, vault, upload)
  if (upload.shape === 'list') return { entries: readTextKeys(bytes), named: (outcome) => outcome }
  if (upload.shape === 'table')
    return { entries: readCsvKeys(bytes, upload.columns), named: (outcome) => outcome }
  const { entries, nameOf } = readImages(bytes)
  return { entries, named: (outcome) => withNames(outcome, nameOf) }
}

function requestOf(upload: Upload, note: (keys: number) => void): Omit<ImportRequest, 'source'> {
  const { productId, supplier, unitCost, expiresOn, invoiceReference } = upload
  return {
    productId,
    actor: { kind: 'staff', id: upload.uploadedBy },
    ...(supplier && { supplier }),
    ...(unitCost && { unitCost }),
    ...(expiresOn && { expiresOn }),
    ...(invoiceReference && { invoiceReference }),
    onProgress: ({ keys }) => note(keys),
  }
}

function outcomeOf(found: ImportPlan | ImportOutcome): UploadOutcome {
  if (found.ok) return { kind: 'good', report: found.report }
  if (found.reason === 'bad_lines') return { kind: 'bad_lines', report: found.report }
  if (found.reason === 'is_bundle') return { kind: 'is_bundle' }
  const { problem, line, columns } = found
  return { kind: 'unreadable', problem, line, ...(columns && { columns }) }
}

/** Writes down how far it is, beside the import's own transaction, and never faster than the database takes it. */
function progressOf({ db }: Pick<ImportDeps, 'db'>, upload: Upload) {
  let writing: Promise<void> | undefined
  return {
    note(keys: number) {
      writing ??= noteProgress(db, upload, keys)
        // A count that is not written is no reason to stop.
        .catch(() => undefined)
        .then(() => {
          writing = undefined
        })
    },
    async end() {
      await writing
    },
  }
}
