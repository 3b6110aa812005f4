import {
  type InboxQuery,
  inboxViews,
  type Ticket,
  ticketReference,
  ticketsPerPage,
} from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { hours } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { TicketBadge } from '../../tickets/conversation.tsx'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Filters } from '../filters.tsx'
import { type Column, Rows } from '../rows.tsx'

type InboxProps = {
  visit: AdminVisit
  query: InboxQuery
  found: { tickets: Ticket[]; total: number }
  me: AccountId
  now: Date
}

/** The queue: what was promised soonest stands first. */
export function InboxView({ visit, query, found, me, now }: InboxProps) {
  const { locale, m } = visit
  const say = m.tickets.desk
  const address = href(locale, 'adminTickets')
  const view = {
    name: 'view',
    label: say.view,
    chosen: query.view,
    options: inboxViews.map((each) => [each, say.views[each]] as const),
  }
  return (
    <AdminPage visit={visit} title={say.title} here="adminTickets">
      <Filters visit={visit} action={address} filters={[view]} />
      {found.total === 0 ? (
        <Nothing visit={visit} query={query} />
      ) : (
        <Rows label={say.title} rows={found.tickets} columns={columnsFor({ visit, me, now })} />
      )}
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / ticketsPerPage)}
        hrefOf={(page) => `${address}?${new URLSearchParams({ view: query.view, page: String(page) })}`}
      />
    </AdminPage>
  )
}

function Nothing({ visit, query }: Pick<InboxProps, 'visit' | 'query'>) {
  const say = visit.m.tickets.desk
  if (query.view !== 'open') return <p class="lead">{say.nothing}</p>
  return (
    <div class="empty">
      <h2>{say.empty}</h2>
      <p>{say.emptyText}</p>
    </div>
  )
}

function columnsFor({ visit, me, now }: Pick<InboxProps, 'visit' | 'me' | 'now'>): Column<Ticket>[] {
  const { locale, m } = visit
  const say = m.tickets.desk
  return [
    {
      label: m.tickets.about,
      kind: 'head',
      cell: (ticket) => (
        <a href={href(locale, 'adminTicket', { ticket: ticket.id })}>
          {ticket.title ?? m.tickets.subjects[ticket.subject]}
        </a>
      ),
    },
    { label: say.reference, cell: ({ id }) => <span class="number">{ticketReference(id)}</span> },
    { label: say.age, cell: ({ openedAt }) => formatDate(openedAt, locale, 'dateTime') },
    {
      label: say.due,
      cell: ({ answerDueAt }) => (answerDueAt ? <AnswerDue {...{ visit, at: answerDueAt, now }} /> : '–'),
    },
    { label: m.tickets.state, cell: (ticket) => <TicketBadge visit={visit} ticket={ticket} /> },
    {
      label: say.assigned,
      cell: ({ assignedTo }) =>
        assignedTo === null ? (
          <span class="soft">{say.nobody}</span>
        ) : assignedTo === me ? (
          say.views.mine
        ) : (
          '·'
        ),
    },
  ]
}

/** By when, and how far that is; what is late or nearly so stands out. */
export function AnswerDue({ visit, at, now }: { visit: AdminVisit; at: Date; now: Date }) {
  const say = visit.m.tickets.desk
  const left = (at.getTime() - now.getTime()) / hours(1)
  const words = left < 0 ? say.late(Math.ceil(-left)) : say.left(Math.floor(left))
  return (
    <span>
      {formatDate(at, visit.locale, 'dateTime')}{' '}
      <span class={left < urgentHours ? 'small urgent' : 'small soft'}>({words})</span>
    </span>
  )
}

const urgentHours = 4
