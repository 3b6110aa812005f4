import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { type FindingId, newId, type OrderId, type ReconciliationRunId } from '../../shared/ids.ts'
import type { Difference, Finding, FindingOutcome } from './finding.ts'

export type RunReason = DB['reconciliation_run']['reason']

/** @returns undefined while another comparison is under way. One that was killed is given up after three hours. */
export async function openRun(
  db: Db,
  run: { reason: RunReason; from: Date; at: Date; requestedBy: string | null },
): Promise<ReconciliationRunId | undefined> {
  await sql`update shop.reconciliation_run set ended_at = ${run.at}, failure = 'abandoned'
    where ended_at is null and started_at < ${run.at}::timestamptz - interval '3 hours'`.execute(db)
  const { rows } = await sql<{ id: ReconciliationRunId }>`
    insert into shop.reconciliation_run (id, reason, from_at, started_at, requested_by)
    values (${newId('rec')}, ${run.reason}, ${run.from}, ${run.at}, ${run.requestedBy})
    on conflict do nothing returning id`.execute(db)
  return rows[0]?.id
}

export async function closeRun(
  db: Db,
  id: ReconciliationRunId,
  ended: { at: Date; failure: string | null; objects: number; found: number; mended: number },
): Promise<void> {
  await db
    .updateTable('reconciliation_run')
    .set({
      ended_at: ended.at,
      failure: ended.failure,
      objects: ended.objects,
      found: ended.found,
      mended: ended.mended,
    })
    .where('id', '=', id)
    .execute()
}

const findingColumns = [
  'id',
  'kind',
  'object_id as objectId',
  'order_id as orderId',
  'expected_minor as expectedMinor',
  'actual_minor as actualMinor',
  'detail',
  'found_at as foundAt',
  'seen_at as seenAt',
] as const

const typed = (row: Omit<Finding, 'orderId'> & { orderId: string | null }): Finding => ({
  ...row,
  orderId: row.orderId as OrderId | null,
})

/**
 * Writes down what was found, once as long as it is open. What somebody answers for as it is stays so, until it changes.
 * @returns the finding; undefined when it is answered for.
 */
export async function noteFinding(
  db: Db | Tx,
  difference: Difference,
  at: Date,
): Promise<FindingId | undefined> {
  const { kind, objectId, orderId, expectedMinor, actualMinor, detail } = difference
  const { rows } = await sql<{ id: FindingId }>`
    insert into shop.reconciliation_finding
      (id, kind, object_id, order_id, expected_minor, actual_minor, detail, found_at, seen_at)
    select ${newId('fnd')}, ${kind}, ${objectId}, ${orderId}, ${expectedMinor}, ${actualMinor}, ${detail}, ${at}, ${at}
    where not exists (
      select from shop.reconciliation_finding
      where kind = ${kind} and object_id = ${objectId} and outcome = 'accepted'
        and expected_minor is not distinct from ${expectedMinor} and actual_minor is not distinct from ${actualMinor}
        and detail is not distinct from ${detail})
    on conflict (kind, object_id) where ended_at is null do update
      set seen_at = excluded.seen_at, expected_minor = excluded.expected_minor, actual_minor = excluded.actual_minor,
        detail = excluded.detail, order_id = coalesce(excluded.order_id, shop.reconciliation_finding.order_id)
    returning id`.execute(db)
  return rows[0]?.id
}

/**
 * After another look: what is left may be of another kind, and then takes the place of what was found first. @returns false when that
 * has ended meanwhile: what was seen while somebody else mended it is no finding.
 */
export async function noteWhatIsLeft(
  db: Db,
  id: FindingId,
  { before, left, at }: { before: Difference; left: Difference; at: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const isOpen = await tx
      .selectFrom('reconciliation_finding')
      .select('id')
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!isOpen) return false
    if (left.kind !== before.kind) await endFinding(tx, id, { outcome: 'gone', at })
    await noteFinding(tx, left, at)
    return true
  })
}

/** @returns false when it had ended already. */
export async function endFinding(
  db: Db | Tx,
  id: FindingId,
  end: { outcome: FindingOutcome; at: Date; by?: string; note?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reconciliation_finding')
    .set({ outcome: end.outcome, ended_at: end.at, ended_by: end.by ?? null, note: end.note ?? null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function findOpenFinding(db: Db, id: FindingId): Promise<Finding | undefined> {
  const row = await db
    .selectFrom('reconciliation_finding')
    .select(findingColumns)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && typed(row)
}

/** Open findings that were not seen since a time, in pages by their id: what stays open is not met again. */
export async function listUnseen(
  db: Db,
  { since, after, limit }: { since: Date; after: FindingId | null; limit: number },
): Promise<Finding[]> {
  const rows = await db
    .selectFrom('reconciliation_finding')
    .select(findingColumns)
    .where('ended_at', 'is', null)
    .where('seen_at', '<', since)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(typed)
}

/** All that is broken was just seen: what was not is whole again. */
export async function endUnseenInvariants(db: Db, { since, at }: { since: Date; at: Date }): Promise<void> {
  await db
    .updateTable('reconciliation_finding')
    .set({ outcome: 'gone', ended_at: at })
    .where('kind', '=', 'invariant')
    .where('ended_at', 'is', null)
    .where('seen_at', '<', since)
    .execute()
}
