import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { Outbox } from '../../../platform/outbox/outbox.ts'
import { type AccountId, type BatchId, type KeyExportId, newId } from '../../../shared/ids.ts'
import type { KeyExportNews } from '../events.ts'
import { decodeContent, type KeyContent } from '../key-content.ts'
import { listExportedKeys } from '../queries.ts'
import type { Vault } from '../vault.ts'
import {
  countUnsold,
  deleteLapsed,
  insertExport,
  lockExport,
  markDecided,
  markTaken,
  takeOutUnsold,
} from './export-store.ts'
import type { AskOutcome, DecideOutcome, TakeOutcome } from './key-export.ts'

/** Where it is written, and who is told with the same commit. */
type Telling = { tx: Tx; outbox: Outbox }

/** Asks to take the unsold keys of a batch out of the shop. Nothing leaves before somebody else agrees. */
export async function askExport(
  { tx, outbox }: Telling,
  { batchId, reason, by }: { batchId: BatchId; reason: string; by: AccountId },
): Promise<AskOutcome> {
  const batch = await tx
    .selectFrom('key_batch')
    .select('id')
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst()
  const keys = batch ? await countUnsold(tx, batchId) : 0
  if (keys === 0) return { ok: false, reason: 'none_unsold' }
  await deleteLapsed(tx, batchId)
  if (await isOpen(tx, batchId)) return { ok: false, reason: 'open_already' }
  const id = newId('kex')
  await insertExport(tx, { id, batchId, by, reason })
  await note(tx, id, 'key_export.asked', by, { batchId })
  await outbox.emit(tx, { type: 'key_export_news', what: 'asked', by, keys } satisfies KeyExportNews)
  return { ok: true, id }
}

/**
 * The second person agrees, or does not; the database knows as well that they are two.
 * @param isNew whether they may export for less than `rightDaysMin` days: then they can refuse, and not agree.
 */
export async function decideExport(
  tx: Tx,
  { id, agrees, by, isNew }: { id: KeyExportId; agrees: boolean; by: AccountId; isNew: boolean },
): Promise<DecideOutcome> {
  const asked = await lockExport(tx, id)
  if (!asked) return { ok: false, reason: 'not_found' }
  if (asked.state === 'lapsed') return { ok: false, reason: 'too_late' }
  if (asked.state !== 'asked') return { ok: false, reason: 'decided_already' }
  if (asked.askedBy === by) return { ok: false, reason: 'same_person' }
  if (agrees && isNew) return { ok: false, reason: 'too_new' }
  await markDecided(tx, id, { state: agrees ? 'approved' : 'refused', by })
  await note(tx, id, agrees ? 'key_export.approved' : 'key_export.refused', by)
  return { ok: true }
}

/**
 * Takes the keys, once, and only whoever asked. They leave the stock with the same commit, so that no key is sold that lies in
 * a file; if the file does not arrive, two people can let them be taken again.
 */
export async function takeExport(
  { tx, outbox }: Telling,
  { id, by }: { id: KeyExportId; by: AccountId },
): Promise<TakeOutcome> {
  const asked = await lockExport(tx, id)
  if (!asked) return { ok: false, reason: 'not_found' }
  if (asked.askedBy !== by) return { ok: false, reason: 'not_yours' }
  if (asked.state !== 'approved') return { ok: false, reason: 'not_approved' }
  const { batchId, productId } = asked
  const keys = await takeOutUnsold(tx, { id, batchId, by })
  if (keys === 0) return { ok: false, reason: 'none_unsold' }
  await markTaken(tx, id, keys)
  await note(tx, id, 'key_export.taken', by, { batchId, keys })
  await outbox.emit(tx, { type: 'key_export_news', what: 'taken', by, keys } satisfies KeyExportNews)
  return { ok: true, id, keys, productId }
}

export type ExportedKey = {
  keyId: string
  content: KeyContent
  expiresOn: string | null
  supplierReference: string | null
}

/** The keys of an export that was taken just now, some hundred at a time. */
export async function* openExport(
  { db, vault }: { db: Db; vault: Vault },
  id: KeyExportId,
): AsyncGenerator<ExportedKey[]> {
  let after = ''
  for (;;) {
    const keys = await listExportedKeys(db, id, { after, limit: keysAtOnce })
    const last = keys.at(-1)
    if (!last) return
    const opened: ExportedKey[] = []
    for (const { keyId, place, dataKey, mediaType, sealed, ...about } of keys) {
      const cipher = await vault.openBatch(place, dataKey)
      const content = decodeContent(mediaType, cipher.open(keyId, sealed).expose())
      opened.push({ keyId, content, ...about })
    }
    yield opened
    after = last.keyId
  }
}

// A hundred images of the largest kind are 50 MB.
const keysAtOnce = 100

async function isOpen(tx: Tx, batchId: BatchId): Promise<boolean> {
  const row = await tx
    .selectFrom('key_export')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('state', 'in', ['asked', 'approved'])
    .executeTakeFirst()
  return row !== undefined
}

async function note(
  tx: Tx,
  id: KeyExportId,
  action: string,
  by: AccountId,
  details: Record<string, string | number> = {},
): Promise<void> {
  await recordAudit(tx, {
    subject: { kind: 'key_export', id },
    action,
    actor: { kind: 'staff', id: by },
    details,
  })
}
