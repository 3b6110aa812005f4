import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { BatchId, KeyId, ProductId } from '../../shared/ids.ts'
import type { KeyPrint } from './key-prints.ts'
import type { BatchPlace, WrappedDataKey } from './vault.ts'

export type WrappedBatch = { place: BatchPlace; dataKey: WrappedDataKey }

export async function listBatchesToRewrap(db: Db, ringKeyId: string, limit: number): Promise<WrappedBatch[]> {
  const rows = await db
    .selectFrom('key_batch')
    .select(['id', 'product_id', 'ring_key_id', 'wrapped_data_key'])
    .where('ring_key_id', '<>', ringKeyId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(wrappedBatch)
}

/** @returns false when somebody else rewrapped the batch since it was read. */
export async function replaceDataKey(
  db: Db,
  former: WrappedBatch,
  dataKey: WrappedDataKey,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('key_batch')
    .set({ ring_key_id: dataKey.ringKeyId, wrapped_data_key: dataKey.bytes })
    .where('id', '=', former.place.batchId)
    .where('wrapped_data_key', '=', former.dataKey.bytes)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Two rotations at once meet on the same rows, which is harmless. @returns how many prints are new. */
export async function insertPrints(
  tx: Tx,
  prints: readonly (KeyPrint & { keyId: KeyId })[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into shop.key_fingerprint (pepper_id, fingerprint, key_id, tail)
    select * from unnest(
      ${prints.map((print) => print.pepperId)}::text[], ${prints.map((print) => print.fingerprint)}::bytea[],
      ${prints.map((print) => print.keyId)}::text[], ${prints.map((print) => print.tail)}::bytea[]
    ) as p (pepper_id, fingerprint, key_id, tail)
    order by pepper_id, fingerprint
    on conflict (pepper_id, fingerprint) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export async function deletePrints(tx: Tx, pepperId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('key_fingerprint')
    .where('pepper_id', '=', pepperId)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** With which keys of the ring batches are sealed: how many with each, and the newest of them. */
export async function listRingKeysInUse(db: Db): Promise<(WrappedBatch & { batches: number })[]> {
  const rows = await db
    .selectFrom('key_batch')
    .distinctOn('ring_key_id')
    .select(['id', 'product_id', 'ring_key_id', 'wrapped_data_key'])
    .select(sql<number>`count(*) over (partition by ring_key_id)`.as('batches'))
    .orderBy('ring_key_id')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...wrappedBatch(row), batches: row.batches }))
}

function wrappedBatch(row: {
  id: BatchId
  product_id: ProductId
  ring_key_id: string
  wrapped_data_key: Buffer
}): WrappedBatch {
  return {
    place: { batchId: row.id, productId: row.product_id },
    dataKey: { ringKeyId: row.ring_key_id, bytes: row.wrapped_data_key },
  }
}
