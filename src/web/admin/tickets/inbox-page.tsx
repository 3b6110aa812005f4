import {
  type InboxSort,
  inboxSorts,
  inboxViews,
  type Ticket,
  type TicketState,
  ticketReference,
  ticketsPerPage,
  type InboxView as View,
} from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { hours } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import { tagWords } from '../replies/tag-words.ts'
import type { Column } from '../rows.tsx'
import type { Inbox } from './deps.ts'
import { type InboxListQuery, viewOf } from './inbox-query.ts'
import { deskIslands, LiveTickets } from './live-page.tsx'
import { PresenceLine } from './presence.tsx'
import { TagLinks, tagFilter } from './tag-section.tsx'

type InboxProps = {
  visit: AdminVisit
  query: InboxListQuery
  found: Inbox
  me: AccountId
  now: Date
}

/** The queue: what was promised soonest stands first. */
export function InboxView(props: InboxProps) {
  const { visit, query, found } = props
  const words = visit.m.tickets.desk
  return (
    <AdminPage visit={visit} title={words.title} here="adminTickets" islands={deskIslands}>
      <LiveTickets visit={visit} change={found.live.change} />
      {found.isCut && <Notice>{words.cut}</Notice>}
      <ListView
        visit={visit}
        path={href(visit.locale, 'adminTickets')}
        label={words.title}
        query={query}
        filters={filtersFor(props)}
        columns={columnsFor(props)}
        found={{ ...found, rows: found.tickets }}
        perPage={ticketsPerPage}
        empty={<Nothing {...{ visit, query }} />}
        // What was searched for stands still: made anew, it would be searched for by everybody at each change.
        live={{ id: 'live-inbox', isOn: query.filters.text === '' }}
      />
    </AdminPage>
  )
}

function filtersFor({ visit, query: { filters }, found }: InboxProps): Filter[] {
  const { view, views } = visit.m.tickets.desk
  return [
    { name: 'text', label: tagWords[visit.locale].search, value: filters.text, type: 'search' },
    {
      name: 'view',
      label: view,
      chosen: filters.view,
      options: inboxViews.map((each) => [each === 'open' ? '' : each, views[each]] as const),
    },
    tagFilter(visit, found.tags, filters.tag),
  ]
}

function Nothing({ visit, query }: Pick<InboxProps, 'visit' | 'query'>) {
  const words = visit.m.tickets.desk
  if (Object.values(query.filters).some(Boolean)) return <p class="lead">{words.nothing}</p>
  return (
    <div class="empty">
      <h2>{words.empty}</h2>
      <p>{words.emptyText}</p>
    </div>
  )
}

/** The moments that matter to each view. */
const moments: Record<View, readonly InboxSort[]> = {
  open: ['opened', 'due'],
  mine: ['opened', 'due'],
  waiting: ['opened', 'quiet'],
  done: ['opened', 'closed'],
  all: ['opened', 'due', 'quiet'],
}

function columnsFor({
  visit,
  query,
  found: { colleagues, live, tags, taggedOf },
  me,
  now,
}: InboxProps): Column<Ticket>[] {
  const { locale, m } = visit
  const words = m.tickets.desk
  const view = viewOf(query)
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
    ...moments[view].map((each) => ({ ...momentColumn(each, { visit, now }), ...sortOf(view, each) })),
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

const sortOf = (view: View, sort: InboxSort) =>
  inboxSorts[view].some((each) => each === sort || each === `-${sort}`) ? { sort } : {}

function momentColumn(moment: InboxSort, { visit, now }: Pick<InboxProps, 'visit' | 'now'>): Column<Ticket> {
  const words = visit.m.tickets.desk
  const date = (at: Date | null) => (at ? formatDate(at, visit.locale, 'shortTime') : '–')
  switch (moment) {
    case 'opened':
      return { label: words.age, cell: ({ openedAt }) => date(openedAt) }
    case 'quiet':
      return { label: words.quiet, cell: ({ quietSince }) => date(quietSince) }
    case 'closed':
      return { label: words.closedAt, cell: ({ closedAt }) => date(closedAt) }
    case 'due':
      return {
        order: 'due',
        label: words.due,
        cell: ({ answerDueAt }) =>
          answerDueAt ? <AnswerDue {...{ visit, at: answerDueAt, now }} form="shortTime" /> : '–',
      }
  }
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
type AnswerDueProps = { visit: AdminVisit; at: Date; now: Date; form?: 'dateTime' | 'shortTime' }

export function AnswerDue({ visit, at, now, form = 'dateTime' }: AnswerDueProps) {
  const words = visit.m.tickets.desk
  const left = (at.getTime() - now.getTime()) / hours(1)
  const distance = left < 0 ? words.late(Math.ceil(-left)) : words.left(Math.floor(left))
  return (
    <span>
      {formatDate(at, visit.locale, form)}{' '}
      <span class={left < urgentHours ? 'small urgent whole' : 'small soft whole'}>({distance})</span>
    </span>
  )
}

const urgentHours = 4
