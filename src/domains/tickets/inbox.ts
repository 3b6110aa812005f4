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

export type InboxSort = 'due' | 'opened' | 'quiet' | 'closed'

/** By what each can be ordered, with a minus the latest first; the first is how it comes when nobody asks. Each is read along an index, or is somebody's own few. */
export const inboxSorts = {
  open: ['due', 'opened'],
  waiting: ['quiet'],
  done: ['-closed'],
  mine: ['due', 'opened'],
  all: ['-quiet', 'opened'],
} as const satisfies Record<InboxView, readonly [InboxSort | `-${InboxSort}`, ...InboxSort[]]>

export type InboxFilter = {
  view: InboxView
  /** One of the view's; as it comes where none is asked for. */
  order?: { sort: InboxSort; isDescending: boolean }
  /** The slug of one that they have to have. */
  tag?: string | undefined
  /** A number, of the ticket or its order, a mailbox, or words of what was written. */
  text?: string | undefined
}
export type InboxQuery = InboxFilter & { page: number }

/** `isMore`: than are counted and listed. `isCut`: more words match than are looked through, and only the newest were. */
export type FoundTickets = { tickets: Ticket[]; total: number; isMore: boolean; isCut: boolean }

/** More pages than anybody turns; beyond them nothing is counted, so that a large shop waits for no list. */
const countedMax = 2_500

/** The queue: what was promised soonest first; of what is over the latest first. Each view reads along an index. */
export async function listInbox(db: Db, query: InboxQuery, by: AccountId): Promise<FoundTickets> {
  const { matching, order, isCut } = await wanted(db, query, by)
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
    isMore: total > countedMax,
    isCut,
  }
}

const readAtOnce = 500

/**
 * The whole of a view, piece by piece. Which tickets are in it is asked once: while it is read they move on, and none is to be
 * missed or to come twice.
 */
export async function* readInbox(db: Db, query: InboxFilter, by: AccountId): AsyncGenerator<Ticket[]> {
  const { matching, order } = await wanted(db, query, by)
  const { rows } = await sql<{ id: string }>`
    select id from shop.ticket where ${matching} order by ${order}`.execute(db)
  for (let from = 0; from < rows.length; from += readAtOnce) {
    const ids = rows.slice(from, from + readAtOnce).map(({ id }) => id)
    const piece = await sql<Selectable<DB['ticket']>>`
      select * from shop.ticket where id = any(${ids}) order by array_position(${ids}::text[], id)`.execute(
      db,
    )
    yield piece.rows.map(toTicket)
  }
}

async function wanted(db: Db, query: InboxFilter, by: AccountId) {
  const found = query.text ? await findIds(db, query.text) : null
  return {
    matching: narrowed(views[query.view](by), query, found?.ids ?? null),
    order: orderOf(query),
    isCut: found?.isCut ?? false,
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
  { tag }: InboxFilter,
  found: string[] | null,
): RawBuilder<boolean> {
  const conditions = [
    matching,
    ...(tag ? [sql`id in (select ticket_id from shop.ticket_tagging where tag = ${tag})`] : []),
    ...(found ? [sql`id = any(${found})`] : []),
  ]
  return sql`${sql.join(conditions, sql` and `)}`
}

const views: Record<InboxView, (by: AccountId) => RawBuilder<boolean>> = {
  open: () => sql`state = 'open'`,
  waiting: () => sql`state in ('waiting', 'solved')`,
  done: () => sql`state = 'closed' and merged_into is null`,
  all: () => sql`merged_into is null`,
  mine: (by) => sql`assigned_to = ${by} and state <> 'closed'`,
}

const columns = { due: 'answer_due_at', opened: 'opened_at', quiet: 'quiet_since', closed: 'closed_at' }

function orderOf({ view, order = usualOrder(view) }: InboxFilter): RawBuilder<unknown> {
  const direction = order.isDescending ? sql`desc` : sql`asc`
  // Among one's own are some of which nothing is promised at the moment.
  const rest = view === 'mine' && order.sort === 'due' ? sql` nulls last, quiet_since` : sql``
  return sql`${sql.ref(columns[order.sort])} ${direction}${rest}, id ${direction}`
}

function usualOrder(view: InboxView): NonNullable<InboxFilter['order']> {
  const [usual] = inboxSorts[view]
  const isDescending = usual.startsWith('-')
  return { sort: (isDescending ? usual.slice(1) : usual) as InboxSort, isDescending }
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
