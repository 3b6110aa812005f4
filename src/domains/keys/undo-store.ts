import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'
import type { Actor, KeyState } from './key.ts'

/** Locks the batch with all its keys: from here on none of them is claimed until the transaction ends. */
export async function lockBatch(
  tx: Tx,
  batchId: BatchId,
): Promise<{ productId: ProductId; states: { state: KeyState; count: number }[] } | undefined> {
  const batch = await tx
    .selectFrom('key_batch')
    .select('product_id')
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst()
  if (!batch) return undefined
  const { rows } = await sql<{ state: KeyState; count: number }>`
    select state, count(*) as count
    from (select state from shop.key where batch_id = ${batchId} order by id for update) members
    group by state order by state`.execute(tx)
  return { productId: batch.product_id, states: rows }
}

/** @returns how many keys are gone. The database itself refuses to delete a key that is not available. */
export async function deleteBatch(tx: Tx, batchId: BatchId, actor: Actor): Promise<number> {
  await sql`
    insert into shop.custody_event (key_id, kind, actor_kind, actor_id, reason)
    select id, 'undone', ${actor.kind}, ${actor.id ?? null}, ${batchId} from shop.key where batch_id = ${batchId}`.execute(
    tx,
  )
  await sql`
    delete from shop.key_fingerprint f using shop.key k where k.id = f.key_id and k.batch_id = ${batchId}`.execute(
    tx,
  )
  await sql`
    delete from shop.key_secret s using shop.key k where k.id = s.key_id and k.batch_id = ${batchId}`.execute(
    tx,
  )
  const { numDeletedRows } = await tx
    .deleteFrom('key')
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('key_batch').where('id', '=', batchId).execute()
  return Number(numDeletedRows)
}
