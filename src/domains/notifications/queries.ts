import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { MailId, OrderId } from '../../shared/ids.ts'
import { type Mail, type MailState, openStates } from './mail.ts'

/** One letter as a timeline shows it. `nextAttemptAt` is null once nothing more will happen. */
export type MailOnTimeline = {
  id: MailId
  kind: string
  subjectId: string
  recipient: string
  state: MailState
  smtpCode: number | null
  attempts: number
  createdAt: Date
  acceptedAt: Date | null
  nextAttemptAt: Date | null
}

/** Every letter of an order, oldest first. */
export async function listMailForOrder(db: Db, orderId: OrderId): Promise<MailOnTimeline[]> {
  const rows = await db
    .selectFrom('mail')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    recipient: row.recipient,
    state: row.state,
    smtpCode: row.smtp_code,
    attempts: row.attempts,
    createdAt: row.created_at,
    acceptedAt: row.accepted_at,
    nextAttemptAt: row.state === 'queued' || row.state === 'deferred' ? row.next_attempt_at : null,
  }))
}

/** Of these letters those that are still in the books: a kept letter outlives its row no more. */
export async function listKnownMail(db: Db, ids: readonly MailId[]): Promise<MailId[]> {
  const rows = await db
    .selectFrom('mail')
    .select('id')
    .where(sql<boolean>`id = any(${ids})`)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The longest waiting first. */
export async function listDue(db: Db, now: Date, limit: number): Promise<MailId[]> {
  const rows = await db
    .selectFrom('mail')
    .select('id')
    .where('state', 'in', openStates)
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function countSince(
  db: Db,
  { kind, subjectId }: Pick<Mail, 'kind' | 'subjectId'>,
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Letters that were to be written before a moment and have not left. */
export async function countLateMail(db: Db, before: Date): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', openStates)
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(count)
}
