import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { BatchId, KeyId, ProductId, UnitId } from '../../shared/ids.ts'
import { noteRestock } from '../catalog/index.ts'
import type { Actor } from './key.ts'

/** `not_out`: what is for sale is not put back, and single keys of it that somebody took out stay out. */
export type BatchMoved =
  | { ok: true; keyIds: KeyId[]; productId: ProductId }
  | { ok: false; reason: 'not_found' | 'not_out' }

/**
 * Takes what is left of a batch out of the shop, or puts it back, but for keys that were exported. Keys that are sold or set
 * aside stay where they are, and go the way of the others when they come back. Waits for buyers who are just taking a key of it:
 * one of them may give it up.
 */
export async function quarantineBatch(
  tx: Tx,
  batchId: BatchId,
  { out, actor, reason }: { out: boolean; actor: Actor; reason: string },
): Promise<BatchMoved> {
  const batch = await tx
    .selectFrom('key_batch')
    .select(['product_id as productId', 'quarantined_at'])
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst()
  if (!batch) return { ok: false, reason: 'not_found' }
  if (!out && batch.quarantined_at === null) return { ok: false, reason: 'not_out' }
  await tx
    .updateTable('key_batch')
    .set({ quarantined_at: out ? sql<Date>`coalesce(quarantined_at, now())` : null })
    .where('id', '=', batchId)
    .execute()
  const keyIds = out
    ? await moveFree(tx, sql`batch_id = ${batchId} and state = 'available'`, {
        to: 'quarantined',
        event: 'quarantined',
        actor,
        reason,
      })
    : await moveFree(tx, sql`batch_id = ${batchId} and state = 'quarantined' and exported_at is null`, {
        to: 'available',
        event: 'released',
        actor,
        reason,
      })
  const { productId } = batch
  if (!out && keyIds.length > 0) await noteRestock(tx, productId)
  return { ok: true, keyIds, productId }
}

/** Until the transaction ends this batch neither leaves nor comes back. @returns whether it is out; undefined without one. */
export async function holdBatch(tx: Tx, batchId: BatchId): Promise<boolean | undefined> {
  const { rows } = await sql<{ out: boolean }>`
    select quarantined_at is not null as out from shop.key_batch where id = ${batchId} for key share`.execute(
    tx,
  )
  return rows[0]?.out
}

/** A key by itself leaves the shop, or comes back; whether it may, its caller has asked under the key's lock. */
export async function moveOneKey(
  tx: Tx,
  keyId: KeyId,
  { out, actor }: { out: boolean; actor: Actor },
): Promise<void> {
  await moveFree(tx, sql`id = ${keyId} and state = ${out ? 'available' : 'quarantined'}`, {
    to: out ? 'quarantined' : 'available',
    event: out ? 'quarantined' : 'released',
    actor,
    reason: out ? 'by staff' : 'cleared by staff',
  })
}

/** Before keys of these units are given back: no batch of theirs leaves or comes back meanwhile. @returns whether one is out. */
export async function holdBatches(tx: Tx, unitIds: readonly UnitId[]): Promise<boolean> {
  const { rows } = await sql<{ out: boolean }>`
    select quarantined_at is not null as out from shop.key_batch
    where id in (
      select batch_id from shop.key where unit_id = any(${unitIds}) and state in ('reserved', 'assigned', 'revealed'))
    for key share`.execute(tx)
  return rows.some(({ out }) => out)
}

/** Those of these keys whose batch is out follow it. */
export async function followBatch(tx: Tx, keyIds: readonly KeyId[]): Promise<void> {
  const ofBatchesOut = sql`id = any(${keyIds}) and state = 'available' and exists (
    select from shop.key_batch b where b.id = batch_id and b.quarantined_at is not null)`
  const actor = { kind: 'system' } as const
  await moveFree(tx, ofBatchesOut, { to: 'quarantined', event: 'quarantined', actor, reason: 'batch is out' })
}

/** Keys of a batch that are out of the shop. */
export async function listQuarantined(db: Db, batchId: BatchId): Promise<KeyId[]> {
  const rows = await db
    .selectFrom('key')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('state', '=', 'quarantined')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Those of these keys that are out of the shop go back to their supplier: they are never sold again. @returns how many. */
export async function giveKeysBack(tx: Tx, keyIds: readonly KeyId[], actor: Actor): Promise<number> {
  const out = sql`id = any(${keyIds}) and state = 'quarantined'`
  const reason = 'credited by the supplier'
  return (await moveFree(tx, out, { to: 'revoked', event: 'revoked', actor, reason })).length
}

type Step = {
  to: 'available' | 'quarantined' | 'revoked'
  event: 'released' | 'quarantined' | 'revoked'
  actor: Actor
  reason: string
}

async function moveFree(
  tx: Tx,
  which: RawBuilder<unknown>,
  { to, event, actor, reason }: Step,
): Promise<KeyId[]> {
  const { rows } = await sql<{ id: KeyId }>`
    with picked as materialized (
      select id from shop.key where ${which} order by id for update
    ), moved as (
      update shop.key k set state = ${to} from picked p where k.id = p.id returning k.id
    ), ledger as (
      insert into shop.custody_event (key_id, kind, actor_kind, actor_id, reason)
      select id, ${event}, ${actor.kind}, ${actor.id ?? null}, ${reason} from moved
    )
    select id from moved`.execute(tx)
  return rows.map(({ id }) => id)
}
