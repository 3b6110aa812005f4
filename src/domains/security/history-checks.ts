import { sql } from 'kysely'
import type { Head } from '../../platform/audit/chain.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { type AccountId, type HistoryCheckId, newId } from '../../shared/ids.ts'
import { after, minutes } from '../../shared/time.ts'

/** What a check came to; `lost`: a link that was noted outside the database is gone or another. */
export type Verdict =
  | { kind: 'whole'; head: Head | undefined }
  | { kind: 'broken'; seq: number; auditId: string }
  | { kind: 'lost'; seq: number; notedAt: Date }
  | { kind: 'failed' }

export type HistoryCheck = {
  id: HistoryCheckId
  /** Null: it was that of a night. */
  askedBy: AccountId | null
  begunAt: Date
  /** So many links are checked, out of so many: none while nobody has begun. */
  links: number
  linksOf: number
}

export type EndedCheck = HistoryCheck & { endedAt: Date; verdict: Verdict }

/** A check in the hands of one worker, who said so at a moment. */
export type Taken = { id: HistoryCheckId; seenAt: Date }

/** A worker that has not said for so long that it works on a check is dead. */
export const silentMillis = minutes(2)

/** @returns undefined while another check is under way. */
export async function openCheck(
  tx: Tx,
  { by, at }: { by: AccountId; at: Date },
): Promise<HistoryCheckId | undefined> {
  const id = newId('hck')
  const { numAffectedRows = 0n } = await sql`
    insert into shop.history_check (id, asked_by, begun_at) values (${id}, ${by}, ${at}) on conflict do nothing`.execute(
    tx,
  )
  return numAffectedRows > 0n ? id : undefined
}

/** Takes the check that waits for a worker, or whose worker died: that one begins anew. */
export async function takeCheck(db: Db, at: Date): Promise<Taken | undefined> {
  const { rows } = await sql<{ id: HistoryCheckId }>`
    update shop.history_check set seen_at = ${at}, links = 0, links_of = 0
    where ended_at is null and (seen_at is null or seen_at < ${after(at, -silentMillis)})
    returning id`.execute(db)
  return rows[0] && { id: rows[0].id, seenAt: at }
}

/** @returns false when another worker has taken it meanwhile. */
export async function noteProgress(
  db: Db,
  taken: Taken,
  { links, of, at }: { links: number; of: number; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('history_check')
    .set({ seen_at: at, links, links_of: Math.max(links, of) })
    .where('id', '=', taken.id)
    .where('seen_at', '=', taken.seenAt)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const isOurs = numUpdatedRows > 0n
  if (isOurs) taken.seenAt = at
  return isOurs
}

export async function closeCheck(db: Db, taken: Taken, verdict: Verdict, at: Date): Promise<void> {
  await db
    .updateTable('history_check')
    .set({ ended_at: at, ...columnsOf(verdict) })
    .where('id', '=', taken.id)
    .where('seen_at', '=', taken.seenAt)
    .where('ended_at', 'is', null)
    .execute()
}

/** Writes down the check of a night, which nobody follows. */
export async function noteNightlyCheck(
  db: Db,
  { begunAt, endedAt, links, verdict }: { begunAt: Date; endedAt: Date; links: number; verdict: Verdict },
): Promise<void> {
  const row = { id: newId('hck'), begun_at: begunAt, links, links_of: links, ended_at: endedAt }
  await db
    .insertInto('history_check')
    .values({ ...row, ...columnsOf(verdict) })
    .execute()
}

export type HistoryChecks = { underWay: HistoryCheck | undefined; last: EndedCheck | undefined }

/** The check that is under way, and the one that ended last. */
export async function readHistoryChecks(db: Db): Promise<HistoryChecks> {
  const checks = db
    .selectFrom('history_check')
    .select(['id', 'asked_by as askedBy', 'begun_at as begunAt', 'links', 'links_of as linksOf'])
  const [underWay, last] = await Promise.all([
    checks.where('ended_at', 'is', null).executeTakeFirst(),
    checks
      .select(['ended_at', 'verdict', 'seq', 'hash', 'audit_id', 'noted_at'])
      .where('ended_at', 'is not', null)
      .orderBy('ended_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  return { underWay: underWay && named(underWay), last: last && ended(last) }
}

type Row = Omit<HistoryCheck, 'askedBy'> & { askedBy: string | null }

const named = ({ id, askedBy, begunAt, links, linksOf }: Row): HistoryCheck => ({
  ...{ id, begunAt, links, linksOf },
  askedBy: askedBy as AccountId | null,
})

type VerdictColumns = Pick<DB['history_check'], 'verdict' | 'seq' | 'hash' | 'audit_id'> & {
  noted_at: Date | null
}

function ended(row: Row & VerdictColumns & { ended_at: Date | null }): EndedCheck | undefined {
  const verdict = verdictOf(row)
  return row.ended_at && verdict ? { ...named(row), endedAt: row.ended_at, verdict } : undefined
}

const none = { seq: null, hash: null, audit_id: null, noted_at: null }

function columnsOf(verdict: Verdict): VerdictColumns {
  const { kind } = verdict
  if (kind === 'whole') return { ...none, verdict: kind, ...(verdict.head ?? {}) }
  if (kind === 'broken') return { ...none, verdict: kind, seq: verdict.seq, audit_id: verdict.auditId }
  if (kind === 'lost') return { ...none, verdict: kind, seq: verdict.seq, noted_at: verdict.notedAt }
  return { ...none, verdict: kind }
}

function verdictOf({ verdict, seq, hash, audit_id, noted_at }: VerdictColumns): Verdict | null {
  if (verdict === 'broken' && seq !== null && audit_id !== null)
    return { kind: verdict, seq, auditId: audit_id }
  if (verdict === 'lost' && seq !== null && noted_at) return { kind: verdict, seq, notedAt: noted_at }
  if (verdict === 'whole')
    return { kind: verdict, head: seq !== null && hash !== null ? { seq, hash } : undefined }
  return verdict && { kind: 'failed' }
}
