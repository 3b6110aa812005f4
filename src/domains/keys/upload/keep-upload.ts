import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db } from '../../../platform/database/connect.ts'
import type { JobQueue } from '../../../platform/jobs/jobs.ts'
import { type AccountId, newId, type UploadId } from '../../../shared/ids.ts'
import type { CsvColumns } from '../import/read-csv-keys.ts'
import type { Vault } from '../vault.ts'
import { sealParts } from './sealed-parts.ts'
import { checkJob, storeJob, type UploadDetails, type UploadJob } from './upload.ts'
import { beginStep, deleteUpload, insertUpload, lockUpload } from './upload-store.ts'

export type UploadDeps = { db: Db; vault: Vault; queue: JobQueue }

/** Seals what a browser sent, and has it checked. The keys are in no table as they are, not even for a moment. */
export async function keepUpload(
  { db, vault, queue }: UploadDeps,
  { details, bytes, by }: { details: UploadDetails; bytes: AsyncIterable<Uint8Array>; by: AccountId },
): Promise<UploadId> {
  const [id, batchId] = [newId('upl'), newId('bat')]
  const { dataKey, cipher } = await vault.newBatch({ batchId, productId: details.productId })
  await db.transaction().execute(async (tx) => {
    await insertUpload(tx, {
      ...details,
      id,
      batchId,
      uploadedBy: by,
      columns: { key: 'key' },
      dataKey,
    })
    const size = await sealParts(tx, id, cipher, bytes)
    await recordAudit(tx, {
      subject: { kind: 'key_upload', id },
      action: 'keys.uploaded',
      actor: { kind: 'staff', id: by },
      details: { productId: details.productId, size },
    })
    await queue.enqueue(tx, checkJob, { uploadId: id, step: 1 } satisfies UploadJob)
  })
  return id
}

export type StepOutcome = { ok: true } | { ok: false; reason: 'not_found' | 'busy' }

/** Has the file read anew, with other columns. */
export function mapColumns(
  deps: UploadDeps,
  { uploadId, columns }: { uploadId: UploadId; columns: CsvColumns },
): Promise<StepOutcome> {
  return nextStep(deps, uploadId, { state: 'checking', columns })
}

/** Stores what was found good; with `skipBad` although other lines are bad. */
export function storeKept(
  deps: UploadDeps,
  { uploadId, skipBad }: { uploadId: UploadId; skipBad: boolean },
): Promise<StepOutcome> {
  return nextStep(deps, uploadId, { state: 'storing', skipBad })
}

/** Forgets an upload and its keys. @returns false when it is a batch already, or gone, or under way. */
export async function dropUpload({ db }: Pick<UploadDeps, 'db'>, uploadId: UploadId): Promise<boolean> {
  return db.transaction().execute((tx) => deleteUpload(tx, uploadId))
}

async function nextStep(
  { db, queue }: UploadDeps,
  uploadId: UploadId,
  next: Parameters<typeof beginStep>[2],
): Promise<StepOutcome> {
  return db.transaction().execute(async (tx): Promise<StepOutcome> => {
    const upload = await lockUpload(tx, uploadId)
    if (!upload) return { ok: false, reason: 'not_found' }
    // Pressed twice, or in two tabs.
    if (upload.state !== 'checked') return { ok: false, reason: 'busy' }
    const step = await beginStep(tx, upload, next)
    const job = next.state === 'checking' ? checkJob : storeJob
    await queue.enqueue(tx, job, { uploadId, step } satisfies UploadJob)
    return { ok: true }
  })
}
