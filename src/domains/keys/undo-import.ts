import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'
import { recountStock } from './count-stock.ts'
import type { Actor, KeyState } from './key.ts'
import { deleteBatch, lockBatch } from './undo-store.ts'

export type UndoOutcome =
  | { ok: true; productId: ProductId; count: number }
  | { ok: false; reason: 'not_found' }
  | { ok: false; reason: 'in_use'; states: { state: KeyState; count: number }[] }

/**
 * Takes a whole batch out of the shop again, as long as nobody has reserved or bought one of its keys. Keys,
 * secrets and fingerprints go, so the file may be imported anew; the custody ledger keeps the end of each key.
 */
export async function undoImport(
  tx: Tx,
  batchId: BatchId,
  actor: Actor,
  reason?: string,
): Promise<UndoOutcome> {
  const batch = await lockBatch(tx, batchId)
  if (!batch) return { ok: false, reason: 'not_found' }
  const { productId, states } = batch
  if (states.some(({ state }) => state !== 'available')) return { ok: false, reason: 'in_use', states }
  const count = await deleteBatch(tx, batchId, actor)
  await recordAudit(tx, {
    subject: { kind: 'key_batch', id: batchId },
    action: 'keys.import_undone',
    actor,
    details: { productId, count, ...(reason && { reason }) },
  })
  // Here and not after the commit: a batch that is gone is not found by the count that mends what a crash left.
  await recountStock(tx, [productId])
  return { ok: true, productId, count }
}
