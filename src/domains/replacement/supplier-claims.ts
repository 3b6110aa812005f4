import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId, BatchId, KeyId } from '../../shared/ids.ts'
import { giveKeysBack, holdBatch, listQuarantined } from '../keys/index.ts'

/** In the place of what a platform said: nobody complained, the batch was taken out of the shop or called back. */
export const recalled = 'recalled'

export type SupplierAnswer = 'credited' | 'refused'
/** `reason`: by which letter or credit note; free words, which stand in the history alone. */
type Said = { state: SupplierAnswer; by: AccountId; reason: string }

/** What the supplier said of one key. @returns false when it was settled before. */
export function settleClaim(
  db: Db,
  { keyId, ...said }: Said & { keyId: KeyId },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const settled = await settle(tx, sql`key_id = ${keyId}`, { ...said, now })
    return settled > 0
  })
}

/** What the supplier said of all that is open of a batch. @returns how many keys that were. */
export function settleClaimsOfBatch(
  db: Db,
  { batchId, ...said }: Said & { batchId: BatchId },
  now: Date,
): Promise<number> {
  return db.transaction().execute((tx) => settle(tx, sql`batch_id = ${batchId}`, { ...said, now }))
}

/** What is credited goes back: a key that was still in the shop is not sold any more. The books take down what it cost. */
async function settle(
  tx: Tx,
  which: ReturnType<typeof sql>,
  { state, by, reason, now }: Said & { now: Date },
): Promise<number> {
  const { rows } = await sql<{ keyId: KeyId; batchId: BatchId }>`
    update shop.supplier_claim set state = ${state}, settled_at = ${now}, settled_by = ${by}
    where ${which} and state = 'open' returning key_id as "keyId", batch_id as "batchId"`.execute(tx)
  const actor = { kind: 'staff', id: by } as const
  if (state === 'credited')
    await giveKeysBack(
      tx,
      rows.map(({ keyId }) => keyId),
      actor,
    )
  for (const [batchId, keys] of Map.groupBy(rows, (row) => row.batchId))
    await recordAudit(tx, {
      subject: { kind: 'key_batch', id: batchId },
      action: `supplier_claim.${state}`,
      actor,
      details: { keys: keys.length, reason },
    })
  return rows.length
}

/** The rest of a batch that is out of the shop is claimed from its supplier. @returns for how many keys more. */
export function claimRest(
  db: Db,
  { batchId, by }: { batchId: BatchId; by: AccountId },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // Held, so that none of them is for sale again when it is claimed.
    const keyIds = (await holdBatch(tx, batchId)) ? await listQuarantined(tx, batchId) : []
    if (keyIds.length === 0) return 0
    const claimed = await claimRecalled(tx, { batchId, keyIds, at: now })
    if (claimed > 0)
      await recordAudit(tx, {
        subject: { kind: 'key_batch', id: batchId },
        action: 'supplier_claim.rest_claimed',
        actor: { kind: 'staff', id: by },
        details: { keys: claimed },
      })
    return claimed
  })
}

/** Keys that nobody complained about are claimed, and anew where that was given up before. @returns for how many more. */
export async function claimRecalled(
  tx: Tx,
  { batchId, keyIds, at }: { batchId: BatchId; keyIds: readonly KeyId[]; at: Date },
): Promise<number> {
  const { rows } = await sql`
    insert into shop.supplier_claim (key_id, batch_id, problem, message, claimed_at)
    select unnest(${keyIds}::text[]), ${batchId}, 'other', ${recalled}, ${at}
    on conflict (key_id) do update set state = 'open', settled_at = null, settled_by = null, claimed_at = ${at}
      where supplier_claim.message = ${recalled} and supplier_claim.state = 'refused'
    returning key_id`.execute(tx)
  return rows.length
}

/** Keys that come back into the shop with their batch are claimed no more; what its buyers had is owed all the same. */
export async function withdrawClaims(
  tx: Tx,
  { keyIds, by }: { keyIds: readonly KeyId[]; by: AccountId },
): Promise<void> {
  await tx
    .updateTable('supplier_claim')
    .set({ state: 'refused', settled_at: sql<Date>`now()`, settled_by: by })
    .where(sql<boolean>`key_id = any(${keyIds})`)
    .where('state', '=', 'open')
    .execute()
}

/** So many keys of each batch its supplier has credited. */
export async function countCredited(db: Db): Promise<ReadonlyMap<BatchId, number>> {
  const rows = await db
    .selectFrom('supplier_claim')
    .select(({ fn }) => ['batch_id', fn.countAll<number>().as('keys')])
    .where('state', '=', 'credited')
    .groupBy('batch_id')
    .execute()
  return new Map(rows.map(({ batch_id, keys }) => [batch_id, keys]))
}
