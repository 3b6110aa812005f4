import {
  countedMax,
  type InboxQuery,
  inboxViews,
  type Ticket,
  type TicketState,
  ticketReference,
  ticketsPerPage,
} from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { hours } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import type { Inbox } from './deps.ts'
import { deskIslands, LiveTickets } from './live-page.tsx'
import { PresenceLine } from './presence.tsx'
import { TagLinks, tagFilter } from './tag-section.tsx'
import { TicketFilters } from './ticket-filters.tsx'

type InboxProps = {
  visit: AdminVisit
  query: InboxQuery
  found: Inbox
  me: AccountId
  now: Date
}

/** The queue: what was promised soonest stands first. */
export function InboxView({ visit, query, found, me, now }: InboxProps) {
  const { locale, m } = visit
  const words = m.tickets.desk
  const address = href(locale, 'adminTickets')
  const view = {
    name: 'view',
    label: words.view,
    chosen: query.view,
    options: inboxViews.map((each) => [each, words.views[each]] as const),
  }
  return (
    <AdminPage visit={visit} title={words.title} here="adminTickets" islands={deskIslands}>
      <LiveTickets visit={visit} change={found.live.change} />
      <TicketFilters
        text={query.text ?? ''}
        visit={visit}
        action={address}
        filters={[view, tagFilter(visit, found.tags, query.tag ?? '')]}
      />
      {found.cut && <Notice>{words.cut[found.cut](formatNumber(countedMax, locale))}</Notice>}
      {/* What was searched for stands still: made anew, it would be searched for by everybody at each change. */}
      <div id="live-inbox" {...(query.text ? {} : { 'data-live': true })}>
        {found.total === 0 ? (
          <Nothing visit={visit} query={query} />
        ) : (
          <Rows label={words.title} rows={found.tickets} columns={columnsFor({ visit, found, me, now })} />
        )}
      </div>
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / ticketsPerPage)}
        hrefOf={(page) => `${address}?${queryWith(query, page)}`}
      />
    </AdminPage>
  )
}

/** What is looked at, as it stands in the address. */
function queryWith({ view, tag, text }: InboxQuery, page: number): URLSearchParams {
  return new URLSearchParams({ view, ...(tag && { tag }), ...(text && { text }), page: String(page) })
}

function Nothing({ visit, query }: Pick<InboxProps, 'visit' | 'query'>) {
  const words = visit.m.tickets.desk
  if (query.view !== 'open' || query.tag || query.text) return <p class="lead">{words.nothing}</p>
  return (
    <div class="empty">
      <h2>{words.empty}</h2>
      <p>{words.emptyText}</p>
    </div>
  )
}

function columnsFor({
  visit,
  found: { colleagues, live, tags, taggedOf },
  me,
  now,
}: Omit<InboxProps, 'query'>): Column<Ticket>[] {
  const { locale, m } = visit
  const words = m.tickets.desk
  return [
    {
      label: m.tickets.about,
      kind: 'head',
      cell: (ticket) => (
        <>
          <a href={href(locale, 'adminTicket', { ticket: ticket.id })}>
            {ticket.title ?? m.tickets.subjects[ticket.subject]}
          </a>
          <PresenceLine visit={visit} present={live.present} ticketId={ticket.id} />
          <TagLinks {...{ visit, tags, tagged: taggedOf.get(ticket.id) ?? [] }} />
        </>
      ),
    },
    { label: words.reference, cell: ({ id }) => <span class="number">{ticketReference(id)}</span> },
    { label: words.age, cell: ({ openedAt }) => formatDate(openedAt, locale, 'dateTime') },
    {
      label: words.due,
      cell: ({ answerDueAt }) => (answerDueAt ? <AnswerDue {...{ visit, at: answerDueAt, now }} /> : '–'),
    },
    { label: m.tickets.state, cell: ({ state }) => <DeskBadge visit={visit} state={state} /> },
    {
      label: words.assigned,
      cell: ({ assignedTo }) =>
        colleagues.find(({ accountId }) => accountId === assignedTo)?.name ?? (
          <span class="soft">{words.nobody}</span>
        ),
    },
    {
      label: words.take,
      kind: 'act',
      cell: (ticket) => ticket.assignedTo !== me && <TakeTicket visit={visit} ticket={ticket} />,
    },
  ]
}

function TakeTicket({ visit, ticket }: { visit: AdminVisit; ticket: Ticket }) {
  return (
    <form method="post" action={href(visit.locale, 'adminTicket', { ticket: ticket.id })}>
      <input type="hidden" name="seen" value={ticket.assignedTo ?? ''} />
      <button
        type="submit"
        class="button quiet"
        name="act"
        value="take"
        aria-label={visit.m.tickets.live.take(ticketReference(ticket.id))}
      >
        {visit.m.tickets.desk.take}
      </button>
    </form>
  )
}

/** Brass is where it is the staff's turn. */
export function DeskBadge({ visit, state }: { visit: AdminVisit; state: TicketState }) {
  const kind = { open: 'state sealed', waiting: 'state', solved: 'state open', closed: 'state' }
  return <span class={kind[state]}>{visit.m.tickets.desk.states[state]}</span>
}

/** By when, and how far that is; what is late or nearly so stands out. */
export function AnswerDue({ visit, at, now }: { visit: AdminVisit; at: Date; now: Date }) {
  const words = visit.m.tickets.desk
  const left = (at.getTime() - now.getTime()) / hours(1)
  const distance = left < 0 ? words.late(Math.ceil(-left)) : words.left(Math.floor(left))
  return (
    <span>
      {formatDate(at, visit.locale, 'dateTime')}{' '}
      <span class={left < urgentHours ? 'small urgent' : 'small soft'}>({distance})</span>
    </span>
  )
}

const urgentHours = 4
