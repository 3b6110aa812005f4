import { type RawBuilder, sql } from 'kysely'
import type { AuditEventId } from '../../shared/ids.ts'
import type { Db } from '../database/connect.ts'
import type { AuditEntry } from './audit.ts'

export type HistoryEntry = {
  id: AuditEventId
  at: Date
  action: string
  actor: { kind: AuditEntry['actor']['kind']; id: string | null }
  subject: AuditEntry['subject']
  details: NonNullable<AuditEntry['details']>
}

/** Whatever is set must be so; an action may be the beginning of several, such as `staff.`. */
export type HistoryFilter = {
  actor?: string | undefined
  action?: string | undefined
  subject?: string | undefined
  /** The kind of the subject; with it what is about one thing is looked up, however long the history is. */
  kind?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
  /** Only what is older than this entry: where the page before ended. */
  before?: AuditEventId | undefined
}

/** What happened and whom the staff looked at, the latest first: ids rise with time. */
export async function listHistory(db: Db, filter: HistoryFilter, limit: number): Promise<HistoryEntry[]> {
  const { actor, action, subject, kind, from, until, before } = filter
  const conditions = [
    sql`true`,
    actor !== undefined && sql`actor_id = ${actor}`,
    kind !== undefined && sql`subject_kind = ${kind}`,
    subject !== undefined && sql`subject_id = ${subject}`,
    from !== undefined && sql`at >= ${from}`,
    until !== undefined && sql`at < ${until}`,
    before !== undefined && sql`id < ${before}`,
    action !== undefined && sql`action collate "C" = wanted.action`,
  ].filter((each) => each !== false)
  const latest = sql<HistoryEntry>`
    select id, at, action, json_build_object('kind', actor_kind, 'id', actor_id) as actor,
      json_build_object('kind', subject_kind, 'id', subject_id) as subject, details
    from shop.history where ${sql.join(conditions, sql` and `)}
    order by id desc limit ${limit}`
  const { rows } = await (action === undefined ? latest : latestOf(action, latest, limit)).execute(db)
  return rows
}

/**
 * The latest of every action that begins like that, each along the index of actions: one that has long ceased is found as fast as
 * one that happens all day. Which actions there are is read along it too, from one to the next.
 */
const latestOf = (beginning: string, latest: RawBuilder<HistoryEntry>, limit: number) => sql<HistoryEntry>`
  with recursive happened (action) as (
    select min(action collate "C") from shop.audit_event where action collate "C" >= ${beginning}
    union all
    select (select min(e.action collate "C") from shop.audit_event e where e.action collate "C" > happened.action)
    from happened where starts_with(happened.action, ${beginning})),
  wanted as (
    select action from (select action from happened union all select 'staff.read') known
    where starts_with(action, ${beginning}))
  select entry.* from wanted cross join lateral (${latest}) entry order by id desc limit ${limit}`
