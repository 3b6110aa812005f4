import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { MailId, OrderId } from '../../../shared/ids.ts'
import type { MailKind } from '../letter.ts'
import { cameBackStates } from './store.ts'

export const cameBackPerPage = 50

export type CameBackState = (typeof cameBackStates)[number]
export type CameBackQuery = {
  show: 'open' | 'all'
  state: CameBackState | null
  sort: 'newest' | 'oldest'
  page: number
}

/** One letter that came back, as the staff see it. */
export type CameBack = {
  id: MailId
  kind: MailKind
  orderId: OrderId | null
  recipient: string
  state: CameBackState
  /** What the mail server or the provider gave as the reason (RFC 3463, RFC 5321). */
  code: string | null
  at: Date
  settledAt: Date | null
}

/** Letters that did not arrive, or that were not wanted. */
export async function listCameBack(
  db: Db,
  { show, state, sort, page }: CameBackQuery,
): Promise<{ rows: CameBack[]; total: number }> {
  const wanted = db
    .selectFrom('mail')
    .where('mail.state', 'in', state ? [state] : cameBackStates)
    .$if(show === 'open', (query) => query.where('mail.settled_at', 'is', null))
  const { total } = await wanted
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const direction = sort === 'newest' ? 'desc' : 'asc'
  const rows = await wanted
    .select(['mail.id', 'mail.kind', 'mail.order_id', 'mail.recipient', 'mail.state', 'mail.smtp_code'])
    .select(['mail.report_code', 'mail.settled_at'])
    .select(sql<Date>`coalesce(mail.reported_at, mail.next_attempt_at)`.as('at'))
    .orderBy('at', direction)
    .orderBy('mail.id', direction)
    .limit(cameBackPerPage)
    .offset((page - 1) * cameBackPerPage)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind as MailKind,
      orderId: row.order_id,
      recipient: row.recipient,
      state: row.state as CameBackState,
      code: row.report_code ?? row.smtp_code?.toString() ?? null,
      at: row.at,
      settledAt: row.settled_at,
    })),
  }
}

export async function countCameBack(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', cameBackStates)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
