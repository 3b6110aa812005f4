import { AppError } from '../../../shared/errors.ts'
import { readCsvKeys, readHeaderWords } from '../import/read-csv-keys.ts'
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
import type { Upload, UploadJob, UploadOutcome } from './upload.ts'
import { deleteParts, endStep, findUpload, noteProgress } from './upload-store.ts'

/** The pre-flight: reads everything as the import would, and stores nothing but what it found. */
export async function checkUpload(deps: ImportDeps, job: UploadJob): Promise<void> {
  const upload = await findUpload(deps.db, job.uploadId)
  if (upload?.state !== 'checking' || upload.step !== job.step) return
  let header: string[] = []
  const outcome = await run(deps, upload, async (request) => {
    if (upload.isTable) header = await readHeaderWords(openParts(deps.db, deps.vault, upload))
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
  const outcome = await run(deps, upload, (request) =>
    importKeys(deps, {
      ...request,
      batchId: upload.batchId,
      skipBad: upload.skipBad,
      async withBatch(tx, report) {
        await endStep(tx, upload, { state: 'stored', outcome: { kind: 'good', report } })
        await deleteParts(tx, upload.id)
      },
    }),
  )
  // The batch has written this itself.
  if (outcome.kind !== 'good') await endStep(deps.db, upload, { state: 'checked', outcome })
}

async function run(
  deps: ImportDeps,
  upload: Upload,
  act: (request: ImportRequest) => Promise<ImportPlan | ImportOutcome>,
): Promise<UploadOutcome> {
  const progress = progressOf(deps, upload)
  try {
    return outcomeOf(await act(requestOf(deps, upload, progress.note)))
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return { kind: 'vault_lacks' }
    throw error
  } finally {
    await progress.end()
  }
}

function requestOf({ db, vault }: ImportDeps, upload: Upload, note: (keys: number) => void): ImportRequest {
  const bytes = openParts(db, vault, upload)
  const { productId, sourceName, supplier, unitCost, expiresOn, invoiceReference } = upload
  return {
    productId,
    source: {
      name: sourceName,
      entries: upload.isTable ? readCsvKeys(bytes, upload.columns) : readTextKeys(bytes),
    },
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
