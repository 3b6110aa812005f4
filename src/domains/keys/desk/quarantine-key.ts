import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { KeyId, ProductId } from '../../../shared/ids.ts'
import type { Actor, KeyState } from '../key.ts'
import { moveOneKey } from '../quarantine-batch.ts'

export type QuarantineOutcome =
  | { ok: true; productId: ProductId }
  | { ok: false; reason: 'not_found' | 'batch_is_out' | 'exported' }
  | { ok: false; reason: 'not_in_stock'; state: KeyState }

/**
 * Takes a single key out of the shop, or puts it back; what somebody holds stays where it is. The reason, which is in free
 * words, stands in the history and not in the ledger of custody: nothing could be taken out of that again.
 */
export async function quarantineKey(
  tx: Tx,
  { keyId, out, actor, reason }: { keyId: KeyId; out: boolean; actor: Actor; reason: string },
): Promise<QuarantineOutcome> {
  const key = await lockKey(tx, keyId)
  if (!key) return { ok: false, reason: 'not_found' }
  if (key.state !== (out ? 'available' : 'quarantined'))
    return { ok: false, reason: 'not_in_stock', state: key.state }
  if (key.isExported) return { ok: false, reason: 'exported' }
  // It would come back alone, and the next time that its batch is looked at nobody would know why.
  if (!out && key.batchIsOut) return { ok: false, reason: 'batch_is_out' }
  await moveOneKey(tx, keyId, { out, actor })
  await recordAudit(tx, {
    subject: { kind: 'key', id: keyId },
    action: out ? 'key.quarantined' : 'key.cleared',
    actor,
    details: { reason },
  })
  return { ok: true, productId: key.productId }
}

/** First the batch, as everybody does who moves keys of it. */
async function lockKey(
  tx: Tx,
  keyId: KeyId,
): Promise<{ state: KeyState; productId: ProductId; isExported: boolean; batchIsOut: boolean } | undefined> {
  const batch = await tx
    .selectFrom('key_batch')
    .select(['id', 'quarantined_at'])
    .where('id', '=', (query) => query.selectFrom('key').select('batch_id').where('id', '=', keyId))
    .forShare()
    .executeTakeFirst()
  const key = await tx
    .selectFrom('key')
    .select(['state', 'product_id as productId'])
    .select(sql<boolean>`exported_at is not null`.as('isExported'))
    .where('id', '=', keyId)
    .forUpdate()
    .executeTakeFirst()
  return batch && key && { ...key, batchIsOut: batch.quarantined_at !== null }
}
