import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ticketsPerPage } from './queries.ts'
import { toTicket } from './store.ts'
import type { Ticket } from './ticket.ts'

/** What the staff look at: what is to be answered, what waits for the customer, what is over, what is mine, everything. */
export const inboxViews = ['open', 'waiting', 'done', 'mine', 'all'] as const
export type InboxView = (typeof inboxViews)[number]

export type InboxQuery = {
  view: InboxView
  page: number
  /** The slug of one that they have to have. */
  tag?: string | undefined
  /** A number, of the ticket or its order, a mailbox, or words of what was written. */
  text?: string | undefined
}

/** `cut`: more words match than are looked through, and only the newest were; or more tickets than are listed. */
export type FoundTickets = { tickets: Ticket[]; total: number; cut: 'search' | 'list' | null }

/** More pages than anybody turns; beyond them nothing is counted, so that a large shop waits for no list. */
export const countedMax = 2_500

/** The queue: what was promised soonest first; of what is over the latest first. Each view reads along an index. */
export async function listInbox(db: Db, query: InboxQuery, by: AccountId): Promise<FoundTickets> {
  const { order, ...view } = views[query.view](by)
  const found = query.text ? await findIds(db, query.text) : null
  const matching = narrowed(view.matching, query, found?.ids ?? null)
  const { rows } = await sql<Selectable<DB['ticket']>>`
    select * from shop.ticket where ${matching} order by ${order}
    limit ${ticketsPerPage} offset ${(query.page - 1) * ticketsPerPage}`.execute(db)
  const counted = await sql<{ total: number }>`
    select count(*) as total from (select from shop.ticket where ${matching} limit ${countedMax + 1}) as found`.execute(
    db,
  )
  const total = Number(counted.rows[0]?.total ?? 0)
  return {
    tickets: rows.map(toTicket),
    total: Math.min(total, countedMax),
    cut: found?.isCut ? 'search' : total > countedMax ? 'list' : null,
  }
}

/** Asked once: the list and its count look among the same. */
async function findIds(db: Db, text: string): Promise<{ ids: string[]; isCut: boolean }> {
  const { rows } = await sql<{ id: string; isCut: boolean }>`
    select id, is_cut as "isCut" from shop.found_tickets(${text})`.execute(db)
  return { ids: rows.map(({ id }) => id), isCut: rows[0]?.isCut ?? false }
}

function narrowed(
  matching: RawBuilder<boolean>,
  { tag }: InboxQuery,
  found: string[] | null,
): RawBuilder<boolean> {
  const conditions = [
    matching,
    ...(tag ? [sql`id in (select ticket_id from shop.ticket_tagging where tag = ${tag})`] : []),
    ...(found ? [sql`id = any(${found})`] : []),
  ]
  return sql`${sql.join(conditions, sql` and `)}`
}

type View = { matching: RawBuilder<boolean>; order: RawBuilder<unknown> }
const views: Record<InboxView, (by: AccountId) => View> = {
  open: () => ({ matching: sql`state = 'open'`, order: sql`answer_due_at` }),
  waiting: () => ({ matching: sql`state in ('waiting', 'solved')`, order: sql`quiet_since` }),
  done: () => ({ matching: sql`state = 'closed' and merged_into is null`, order: sql`closed_at desc` }),
  all: () => ({ matching: sql`merged_into is null`, order: sql`quiet_since desc` }),
  mine: (by) => ({
    matching: sql`assigned_to = ${by} and state <> 'closed'`,
    order: sql`answer_due_at nulls last, quiet_since`,
  }),
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
