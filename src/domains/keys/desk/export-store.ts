import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { AccountId, BatchId, KeyExportId } from '../../../shared/ids.ts'
import { exportHours, type KeyExport } from './key-export.ts'

/** How many wait for somebody else than this person. */
export async function countExportsFor(db: Db, by: AccountId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from shop.key_export e
    where e.state = 'asked' and e.asked_by <> ${by}
      and e.asked_at > now() - make_interval(hours => ${sql.lit(exportHours)})`.execute(db)
  return rows[0]?.count ?? 0
}

/** Locked, so that of two who decide at once the second sees the first. */
export async function lockExport(tx: Tx, id: KeyExportId): Promise<KeyExport | undefined> {
  const { rows } = await sql<KeyExport>`
    select ${exportColumns} from shop.key_export e join shop.key_batch b on b.id = e.batch_id
    where e.id = ${id} for update of e`.execute(tx)
  return rows[0]
}

/** By its clock, also when nobody wrote it down. */
export const exportState = sql`
  case when (e.state = 'asked' and e.asked_at < now() - make_interval(hours => ${sql.lit(exportHours)}))
    or (e.state = 'approved' and e.decided_at < now() - make_interval(hours => ${sql.lit(exportHours)}))
    then 'lapsed' else e.state end`

/** Of an export and its batch. */
export const exportColumns = sql`
  e.id, e.batch_id as "batchId", b.product_id as "productId", b.source_name as "sourceName",
  e.asked_by as "askedBy", e.reason, e.asked_at as "askedAt", e.decided_by as "decidedBy",
  e.decided_at as "decidedAt", e.taken_at as "takenAt", e.keys, ${exportState} as state`

/** One that nobody agreed to, or took, in time makes room for another. */
export async function deleteLapsed(tx: Tx, batchId: BatchId): Promise<void> {
  await sql`
    delete from shop.key_export
    where batch_id = ${batchId} and state in ('asked', 'approved')
      and coalesce(decided_at, asked_at) < now() - make_interval(hours => ${sql.lit(exportHours)})`.execute(
    tx,
  )
}

export async function insertExport(
  tx: Tx,
  asked: { id: KeyExportId; batchId: BatchId; by: string; reason: string },
): Promise<void> {
  await tx
    .insertInto('key_export')
    .values({ id: asked.id, batch_id: asked.batchId, asked_by: asked.by, reason: asked.reason })
    .execute()
}

export async function markDecided(
  tx: Tx,
  id: KeyExportId,
  { state, by }: { state: 'approved' | 'refused'; by: string },
): Promise<void> {
  await tx
    .updateTable('key_export')
    .set({ state, decided_by: by, decided_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

export async function markTaken(tx: Tx, id: KeyExportId, keys: number): Promise<void> {
  await tx
    .updateTable('key_export')
    .set({ state: 'taken', taken_at: sql<Date>`now()`, keys })
    .where('id', '=', id)
    .execute()
}

/** How many keys of a batch nobody holds. */
export async function countUnsold(db: Db, batchId: BatchId): Promise<number> {
  const { count } = await db
    .selectFrom('key')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('batch_id', '=', batchId)
    .where('state', 'in', ['available', 'quarantined'])
    .executeTakeFirstOrThrow()
  return count
}

/** Every key that nobody holds leaves the stock for good, and says in its ledger by what. @returns how many. */
export async function takeOutUnsold(
  tx: Tx,
  { id, batchId, by }: { id: KeyExportId; batchId: BatchId; by: string },
): Promise<number> {
  const { rows } = await sql`
    with picked as materialized (
      select id, state from shop.key
      where batch_id = ${batchId} and state in ('available', 'quarantined') order by id for update
    ), moved as (
      update shop.key k set state = 'quarantined', exported_at = coalesce(k.exported_at, now())
      from picked p where k.id = p.id
    ), ledger as (
      insert into shop.custody_event (key_id, kind, actor_kind, actor_id, reason)
      select id, case state when 'available' then 'quarantined' else 'viewed' end, 'staff', ${by},
        ${`exported ${id}`} from picked
    )
    select id from picked`.execute(tx)
  return rows.length
}
