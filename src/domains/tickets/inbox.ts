import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ticketsPerPage } from './queries.ts'
import { toTicket } from './store.ts'
import type { Ticket } from './ticket.ts'

/** What the staff look at: what is to be answered, what waits for the customer, what is over, what is mine. */
export const inboxViews = ['open', 'waiting', 'done', 'mine'] as const
export type InboxView = (typeof inboxViews)[number]

export type InboxQuery = { view: InboxView; page: number }

/** The queue: what was promised soonest first; of what is over the latest first. */
export async function listInbox(
  db: Db,
  { view, page }: InboxQuery,
  by: AccountId,
): Promise<{ tickets: Ticket[]; total: number }> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .select(sql<number>`count(*) over ()`.as('total'))
    .$if(view === 'open', (query) => query.where('state', '=', 'open'))
    .$if(view === 'waiting', (query) => query.where('state', 'in', ['waiting', 'solved']))
    .$if(view === 'done', (query) => query.where('state', '=', 'closed').orderBy('closed_at', 'desc'))
    .$if(view === 'mine', (query) => query.where('assigned_to', '=', by).where('state', '<>', 'closed'))
    .orderBy(sql`answer_due_at nulls last`)
    .orderBy('quiet_since')
    .limit(ticketsPerPage)
    .offset((page - 1) * ticketsPerPage)
    .execute()
  return { tickets: rows.map(toTicket), total: Number(rows[0]?.total ?? 0) }
}

export type TicketWork = { open: number; firstDueAt: Date | null }

export async function countTicketWork(db: Db): Promise<TicketWork> {
  const row = await db
    .selectFrom('ticket')
    .select((eb) => [eb.fn.countAll<number>().as('open'), eb.fn.min('answer_due_at').as('firstDueAt')])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return { open: Number(row.open), firstDueAt: row.firstDueAt }
}
