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
  from?: Date | undefined
  until?: Date | undefined
  /** Only what is older than this entry: where the page before ended. */
  before?: AuditEventId | undefined
}

/** What happened, the latest first: ids rise with time. */
export async function listHistory(db: Db, filter: HistoryFilter, limit: number): Promise<HistoryEntry[]> {
  const { actor, action, subject, from, until, before } = filter
  const rows = await db
    .selectFrom('audit_event')
    .select(['id', 'at', 'action', 'actor_kind', 'actor_id', 'subject_kind', 'subject_id', 'details'])
    .$if(actor !== undefined, (query) => query.where('actor_id', '=', actor ?? null))
    .$if(action !== undefined, (query) => query.where(sql<boolean>`starts_with(action, ${action})`))
    .$if(subject !== undefined, (query) => query.where('subject_id', '=', subject ?? ''))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? new Date(0)))
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? new Date(0)))
    .$if(before !== undefined, (query) => query.where(sql<boolean>`id < ${before}`))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ actor_kind, actor_id, subject_kind, subject_id, details, ...row }) => ({
    ...row,
    actor: { kind: actor_kind, id: actor_id },
    subject: { kind: subject_kind, id: subject_id },
    // Written by `recordAudit` alone.
    details: details as HistoryEntry['details'],
  }))
}
