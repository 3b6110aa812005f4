import { sql } from 'kysely'
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
    actor !== undefined && sql`actor_id = ${actor}`,
    action !== undefined && sql`starts_with(action, ${action})`,
    kind !== undefined && sql`subject_kind = ${kind}`,
    subject !== undefined && sql`subject_id = ${subject}`,
    from !== undefined && sql`at >= ${from}`,
    until !== undefined && sql`at < ${until}`,
    before !== undefined && sql`id < ${before}`,
  ].filter((each) => each !== false)
  const { rows } = await sql<HistoryEntry>`
    select id, at, action, json_build_object('kind', actor_kind, 'id', actor_id) as actor,
      json_build_object('kind', subject_kind, 'id', subject_id) as subject, details
    from shop.history where ${sql.join([sql`true`, ...conditions], sql` and `)}
    order by id desc limit ${limit}`.execute(db)
  return rows
}
