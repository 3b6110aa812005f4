import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { AccountId, FileId, ProductId } from '../../../shared/ids.ts'
import { lockProduct } from './read-product.ts'

/** So large may a picture be when it is brought; what is kept of it is drawn anew and much smaller. */
export const coverBytesMax = 8 * 1024 * 1024

/** A picture for a cover, judged by its content and drawn anew: nothing but its pixels comes along. */
export type DrawCover = (
  content: Uint8Array,
) => Promise<{ ok: true; content: Uint8Array } | { ok: false; reason: 'type' | 'broken' | 'too_large' }>

export type CoverOutcome = { ok: true } | { ok: false; reason: 'type' | 'broken' | 'too_large' | 'unknown' }

/** Shows a picture that lies in the store already. @returns false when there is no such product. */
export async function setCover(
  tx: Tx,
  cover: { id: FileId; productId: ProductId; sizeBytes: number; by: AccountId },
): Promise<boolean> {
  if (!(await lockProduct(tx, cover.productId))) return false
  await tx.deleteFrom('product_cover').where('product_id', '=', cover.productId).execute()
  await tx
    .insertInto('product_cover')
    .values({
      id: cover.id,
      product_id: cover.productId,
      size_bytes: cover.sizeBytes,
      made_by: cover.by,
    })
    .execute()
  await show(tx, cover.productId, cover.id)
  await record(tx, cover.productId, 'product.cover_set', { kind: 'staff', id: cover.by })
  return true
}

/** Back to the cover that is drawn. @returns false when there was no other. */
export async function removeCover(tx: Tx, productId: ProductId, by: AccountId): Promise<boolean> {
  await lockProduct(tx, productId)
  const { numDeletedRows } = await tx
    .deleteFrom('product_cover')
    .where('product_id', '=', productId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await show(tx, productId, null)
  await record(tx, productId, 'product.cover_removed', { kind: 'staff', id: by })
  return true
}

/** Those of the files that are covers: what the store keeps, and all that anybody may be shown of it. */
export async function listCovers(db: Db, ids: readonly FileId[]): Promise<Set<FileId>> {
  const rows = await db
    .selectFrom('product_cover')
    .select('id')
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function show(tx: Tx, id: ProductId, cover: FileId | null): Promise<void> {
  await tx
    .updateTable('product')
    .set({ cover_id: cover, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

function record(tx: Tx, id: ProductId, action: string, actor: AuditEntry['actor']): Promise<void> {
  return recordAudit(tx, { subject: { kind: 'product', id }, action, actor })
}
