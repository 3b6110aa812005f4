import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { DB } from '../../../platform/database/schema.gen.ts'
import type { BatchId, UploadId } from '../../../shared/ids.ts'
import type { CsvColumns } from '../import/read-csv-keys.ts'
import { type Upload, type UploadOutcome, uploadHours } from './upload.ts'

const afterHours = sql<Date>`now() + make_interval(hours => ${sql.lit(uploadHours)})`

export async function insertUpload(
  tx: Tx,
  upload: Omit<Upload, 'step' | 'parts' | 'skipBad' | 'keysDone' | 'outcome' | 'endsAt' | 'header' | 'state'>,
): Promise<void> {
  await tx
    .insertInto('key_upload')
    .values({
      id: upload.id,
      product_id: upload.productId,
      batch_id: upload.batchId,
      uploaded_by: upload.uploadedBy,
      source_name: upload.sourceName,
      shape: upload.shape,
      columns: JSON.stringify(upload.columns),
      supplier: upload.supplier,
      unit_cost_minor: upload.unitCost?.minor ?? null,
      currency: upload.unitCost?.currency ?? null,
      expires_on: upload.expiresOn,
      invoice_reference: upload.invoiceReference,
      wrapped_data_key: upload.dataKey.bytes,
      ring_key_id: upload.dataKey.ringKeyId,
      state: 'checking',
      ends_at: afterHours,
    })
    .execute()
}

export async function insertPart(tx: Tx, id: UploadId, position: number, sealed: Buffer): Promise<void> {
  await tx.insertInto('key_upload_part').values({ upload_id: id, position, sealed }).execute()
}

export async function noteParts(tx: Tx, id: UploadId, parts: number): Promise<void> {
  await tx.updateTable('key_upload').set({ parts }).where('id', '=', id).execute()
}

export async function findPart(db: Db, id: UploadId, position: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('key_upload_part')
    .select('sealed')
    .where('upload_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.sealed
}

/** One that still waits or that became a batch; whose time is over is not found. */
export async function findUpload(db: Db, id: UploadId): Promise<Upload | undefined> {
  const row = await db
    .selectFrom('key_upload')
    .selectAll()
    .where('id', '=', id)
    .where(sql<boolean>`(state = 'stored' or ends_at > now())`)
    .executeTakeFirst()
  return row && uploadFrom(row)
}

/** Locks the row: whoever decides next sees what was decided. */
export async function lockUpload(tx: Tx, id: UploadId): Promise<Upload | undefined> {
  const row = await tx
    .selectFrom('key_upload')
    .selectAll()
    .where('id', '=', id)
    .where('ends_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst()
  return row && uploadFrom(row)
}

/** The next step of an upload, with what was chosen for it. @returns its number. */
export async function beginStep(
  tx: Tx,
  upload: Upload,
  next: { state: 'checking'; columns: CsvColumns } | { state: 'storing'; skipBad: boolean },
): Promise<number> {
  const step = upload.step + 1
  const { state } = next
  const chosen = state === 'checking' ? { columns: JSON.stringify(next.columns) } : { skip_bad: next.skipBad }
  await tx
    .updateTable('key_upload')
    .set({ state, step, keys_done: 0, ends_at: afterHours, ...chosen })
    .where('id', '=', upload.id)
    .execute()
  return step
}

/** Written down while the step is still the one that found it. */
export async function endStep(
  db: Db,
  { id, step }: Pick<Upload, 'id' | 'step'>,
  found: { state: 'checked' | 'stored'; outcome: UploadOutcome; header?: string[] },
): Promise<void> {
  await db
    .updateTable('key_upload')
    .set({
      state: found.state,
      outcome: JSON.stringify(found.outcome),
      ...(found.header && { header: JSON.stringify(found.header) }),
    })
    .where('id', '=', id)
    .where('step', '=', step)
    .where('state', 'in', ['checking', 'storing'])
    .execute()
}

export async function noteProgress(db: Db, { id, step }: Pick<Upload, 'id' | 'step'>, keys: number) {
  await db
    .updateTable('key_upload')
    .set({ keys_done: keys })
    .where('id', '=', id)
    .where('step', '=', step)
    .execute()
}

export async function deleteParts(tx: Tx, id: UploadId): Promise<void> {
  await tx.deleteFrom('key_upload_part').where('upload_id', '=', id).execute()
}

/** @returns false when it is a batch already, or gone. */
export async function deleteUpload(tx: Tx, id: UploadId): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('key_upload')
    .where('id', '=', id)
    .where('state', '=', 'checked')
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** Sealed parts whose upload has ended; what is told of it goes with the night. */
export async function deleteEndedParts(db: Db): Promise<void> {
  await sql`
    delete from shop.key_upload_part p using shop.key_upload u
    where u.id = p.upload_id and u.ends_at <= now()`.execute(db)
}

function uploadFrom(row: Selectable<DB['key_upload']>): Upload {
  return {
    id: row.id,
    productId: row.product_id,
    batchId: row.batch_id as BatchId,
    uploadedBy: row.uploaded_by,
    sourceName: row.source_name,
    shape: row.shape,
    columns: row.columns as CsvColumns,
    header: row.header as string[],
    supplier: row.supplier,
    unitCost:
      row.unit_cost_minor === null || row.currency === null
        ? null
        : { minor: row.unit_cost_minor, currency: row.currency },
    expiresOn: row.expires_on,
    invoiceReference: row.invoice_reference,
    dataKey: { ringKeyId: row.ring_key_id, bytes: row.wrapped_data_key },
    state: row.state,
    step: row.step,
    parts: row.parts,
    skipBad: row.skip_bad,
    keysDone: row.keys_done,
    outcome: row.outcome as UploadOutcome | null,
    endsAt: row.ends_at,
  }
}
