import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import {
  type BatchId,
  type ComplaintId,
  type KeyId,
  newId,
  type OrderId,
  type UnitId,
} from '../../shared/ids.ts'

import type { Complaint, ComplaintState } from './complaint.ts'
import { type ComplaintFacts, type Reason, rulesVersion } from './policy.ts'
import { recalled } from './supplier-claims.ts'

export type NewComplaint = Pick<
  Complaint,
  | 'orderId'
  | 'unitId'
  | 'seq'
  | 'keyId'
  | 'batchId'
  | 'platform'
  | 'message'
  | 'problem'
  | 'words'
  | 'locale'
  | 'facts'
  | 'reasons'
  | 'madeAt'
> & { mailboxHash: Buffer | null; settingVersion: number }

/** Begins as one for the staff; what comes of it is written by `settle`. */
export async function insertComplaint(tx: Tx, complaint: NewComplaint): Promise<ComplaintId> {
  const id = newId('cmp')
  await tx
    .insertInto('key_complaint')
    .values({
      id,
      order_id: complaint.orderId,
      unit_id: complaint.unitId,
      seq: complaint.seq,
      key_id: complaint.keyId,
      batch_id: complaint.batchId,
      platform: complaint.platform,
      message: complaint.message,
      problem: complaint.problem,
      words: complaint.words,
      locale: complaint.locale,
      mailbox_hash: complaint.mailboxHash,
      state: 'staff',
      facts: JSON.stringify(complaint.facts),
      reasons: JSON.stringify(complaint.reasons),
      rules_version: rulesVersion,
      setting_version: complaint.settingVersion,
      made_at: complaint.madeAt,
    })
    .execute()
  return id
}

export async function settle(
  tx: Tx,
  id: ComplaintId,
  outcome: {
    state: ComplaintState
    newKeyId?: KeyId
    by?: string
    note?: string
  },
): Promise<void> {
  const isSettled = ['replaced', 'refunded', 'closed'].includes(outcome.state)
  await tx
    .updateTable('key_complaint')
    .set({
      state: outcome.state,
      new_key_id: outcome.newKeyId ?? null,
      settled_at: isSettled ? sql<Date>`now()` : null,
      ...(outcome.by && { settled_by: outcome.by }),
      ...(outcome.note && { note: outcome.note }),
    })
    .where('id', '=', id)
    .execute()
}

export async function findComplaint(db: Db, id: ComplaintId): Promise<Complaint | undefined> {
  const row = await db.selectFrom('key_complaint').selectAll().where('id', '=', id).executeTakeFirst()
  return row && complaintFrom(row)
}

/** The latest of a unit. */
export async function findLatest(db: Db, unitId: UnitId): Promise<Complaint | undefined> {
  const row = await db
    .selectFrom('key_complaint')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && complaintFrom(row)
}

export function complaintFrom(row: Selectable<DB['key_complaint']>): Complaint {
  return {
    id: row.id,
    orderId: row.order_id,
    unitId: row.unit_id,
    seq: row.seq,
    keyId: row.key_id,
    batchId: row.batch_id,
    platform: row.platform,
    message: row.message,
    problem: row.problem,
    words: row.words,
    locale: row.locale === 'fr' ? 'fr' : 'en',
    state: row.state,
    facts: row.facts as ComplaintFacts,
    reasons: row.reasons as Reason[],
    madeAt: row.made_at,
    settledAt: row.settled_at,
    note: row.note,
    ticketId: row.ticket_id,
  }
}

export async function countReplacedOfUnit(db: Db, unitId: UnitId): Promise<number> {
  const { count } = await db
    .selectFrom('key_complaint')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('unit_id', '=', unitId)
    .where('state', '=', 'replaced')
    .executeTakeFirstOrThrow()
  return count
}

/** One complaint of a mailbox after the other until the transaction ends, so that each counts what came before it. */
export async function queueOfMailbox(tx: Tx, mailboxHash: Buffer | null): Promise<void> {
  if (!mailboxHash) return
  const name = `complaints of ${mailboxHash.toString('hex')}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/** Replacements, and refunds in their place, for one mailbox since then; without a digest everybody is somebody new. */
export async function countReplacedOfMailbox(
  db: Db,
  mailboxHash: Buffer | null,
  { since, except }: { since: Date; except: UnitId },
): Promise<number> {
  if (!mailboxHash) return 0
  const { count } = await db
    .selectFrom('key_complaint')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('mailbox_hash', '=', mailboxHash)
    .where('unit_id', '!=', except)
    .where('state', 'in', ['replaced', 'waiting', 'choosing', 'refunded'])
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Keys of a batch that failed; of other mailboxes than this one, when one is given. */
export async function countFailed(
  db: Db,
  batchId: BatchId,
  exceptMailbox: Buffer | null = null,
): Promise<number> {
  // By the claims alone, as the desk counts: complaints are deleted before them.
  if (!exceptMailbox) return (await listFailed(db, batchId)).get(batchId) ?? 0
  const { rows } = await sql<{ failed: number }>`
    select count(distinct c.key_id) as failed from shop.key_complaint c
    join shop.supplier_claim s on s.key_id = c.key_id
    where c.batch_id = ${batchId} and s.state <> 'refused'
      and c.mailbox_hash is distinct from ${exceptMailbox}`.execute(db)
  return rows[0]?.failed ?? 0
}

/** Of all batches of which a key failed, or of one; what was only recalled did not fail. */
export async function listFailed(db: Db, batchId?: BatchId): Promise<Map<BatchId, number>> {
  const rows = await db
    .selectFrom('supplier_claim')
    .select(({ fn }) => ['batch_id', fn.countAll<number>().as('failed')])
    .where('state', '!=', 'refused')
    .where('message', '!=', recalled)
    .$if(batchId !== undefined, (query) => query.where('batch_id', '=', batchId as BatchId))
    .groupBy('batch_id')
    .execute()
  return new Map(rows.map(({ batch_id, failed }) => [batch_id, failed]))
}

export async function insertClaim(
  tx: Tx,
  claim: Pick<Complaint, 'keyId' | 'batchId' | 'message'> & {
    problem: DB['supplier_claim']['problem']
    at: Date
  },
): Promise<void> {
  await tx
    .insertInto('supplier_claim')
    .values({
      key_id: claim.keyId,
      batch_id: claim.batchId,
      problem: claim.problem,
      message: claim.message,
      claimed_at: claim.at,
    })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute()
}

export type Waiting = { id: ComplaintId; orderId: OrderId; unitId: UnitId }

/** Who waits for a key, the first one first; page by page, after the last one of the page before. */
export async function listWaiting(
  db: Db,
  { after, limit }: { after: ComplaintId | undefined; limit: number },
): Promise<Waiting[]> {
  return db
    .selectFrom('key_complaint')
    .select(['id', 'order_id as orderId', 'unit_id as unitId'])
    .where('state', '=', 'waiting')
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(made_at, id) > (select c.made_at, c.id from shop.key_complaint c where c.id = ${after})`,
      ),
    )
    .orderBy('made_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}
