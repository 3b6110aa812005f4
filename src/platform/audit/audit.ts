import { sql } from 'kysely'
import { newId } from '../../shared/ids.ts'
import type { Db, Tx } from '../database/connect.ts'

export type AuditEntry = {
  subject: { kind: string; id: string }
  /** Past tense, domain first: `order.placed`. */
  action: string
  actor: { kind: 'customer' | 'recipient' | 'staff' | 'system' | 'provider'; id?: string }
  /** Ids, counts and amounts; never a key, a name or an address. */
  details?: Record<string, string | number | boolean | null>
}

/** Writes business history into the transaction of the change itself, a line an entry. */
export async function recordAudit(tx: Tx, ...entries: AuditEntry[]): Promise<void> {
  await tx
    .insertInto('audit_event')
    .values(
      entries.map((entry) => ({
        id: newId('aud'),
        subject_kind: entry.subject.kind,
        subject_id: entry.subject.id,
        action: entry.action,
        actor_kind: entry.actor.kind,
        actor_id: entry.actor.id ?? null,
        details: JSON.stringify(entry.details ?? {}),
      })),
    )
    .execute()
}

/** How often something happened to a subject in the last 24 hours: history doubles as the counter of tries. */
export async function countAuditToday(
  db: Db,
  entry: Pick<AuditEntry, 'subject' | 'action'>,
): Promise<number> {
  const { count } = await db
    .selectFrom('audit_event')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subject_kind', '=', entry.subject.kind)
    .where('subject_id', '=', entry.subject.id)
    .where('action', '=', entry.action)
    .where('at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  return count
}

export type AuditLine = {
  action: string
  actorKind: AuditEntry['actor']['kind']
  actorId: string | null
  details: unknown
  at: Date
}

/** What happened to one thing, the latest first. */
export async function listAuditOf(db: Db, { kind, id }: AuditEntry['subject']): Promise<AuditLine[]> {
  return db
    .selectFrom('audit_event')
    .select(['action', 'actor_kind as actorKind', 'actor_id as actorId', 'details', 'at'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}
