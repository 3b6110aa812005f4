import {
  daysLeft,
  type PrivacyRequest,
  type RequestQuery,
  referenceOf,
  requestKinds,
  requestsPerPage,
} from '../../../domains/privacy/index.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Filters } from '../filters.tsx'
import { type Column, Rows } from '../rows.tsx'

type RequestsProps = {
  visit: AdminVisit
  query: RequestQuery
  found: { requests: PrivacyRequest[]; total: number }
  now: Date
}

/** The list of the desk: what is open, and until when. */
export function RequestsView({ visit, query, found, now }: RequestsProps) {
  const { locale, m } = visit
  const words = m.desk
  const isFiltered = query.state !== undefined || query.kind !== undefined
  return (
    <AdminPage visit={visit} title={words.title} here="adminRequests">
      <p>{words.lead}</p>
      <p>
        <a class="button primary" href={href(locale, 'adminNewRequest')}>
          {words.record}
        </a>
      </p>
      {(found.total > 0 || isFiltered) && <RequestFilters visit={visit} query={query} />}
      {found.total === 0 ? (
        <Nothing visit={visit} isFiltered={isFiltered} />
      ) : (
        <Rows label={words.title} rows={found.requests} columns={columnsFor(visit, now)} />
      )}
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / requestsPerPage)}
        hrefOf={(page) => addressOf(visit, { ...query, page })}
      />
    </AdminPage>
  )
}

function Nothing({ visit, isFiltered }: { visit: AdminVisit; isFiltered: boolean }) {
  const words = visit.m.desk
  if (isFiltered) return <p class="lead">{words.nothing}</p>
  return (
    <div class="empty">
      <h2>{words.empty}</h2>
      <p>{words.emptyText}</p>
    </div>
  )
}

function RequestFilters({ visit, query }: { visit: AdminVisit; query: RequestQuery }) {
  const words = visit.m.desk
  const states = ['open', 'answered', 'refused'] as const
  const state = {
    name: 'state',
    label: words.state,
    chosen: query.state ?? '',
    options: [['', words.allStates], ...states.map((each) => [each, words.states[each]] as const)] as const,
  }
  const kind = {
    name: 'kind',
    label: words.kind,
    chosen: query.kind ?? '',
    options: [
      ['', words.allKinds],
      ...requestKinds.map((each) => [each, words.kinds[each]] as const),
    ] as const,
  }
  return <Filters visit={visit} action={href(visit.locale, 'adminRequests')} filters={[state, kind]} />
}

function columnsFor({ locale, m }: AdminVisit, now: Date): Column<PrivacyRequest>[] {
  const words = m.desk
  return [
    {
      label: words.reference,
      kind: 'head',
      cell: ({ id }) => (
        <a class="number" href={href(locale, 'adminRequest', { request: id })}>
          {referenceOf(id)}
        </a>
      ),
    },
    { label: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { label: words.received, cell: ({ receivedOn }) => formatDate(noonOf(receivedOn), locale, 'short') },
    {
      label: words.due,
      cell: (request) =>
        request.state === 'open' ? <Due {...{ request, locale, now, say: words.left }} /> : '–',
    },
    { label: words.state, cell: ({ state }) => <RequestState state={state} word={words.states[state]} /> },
  ]
}

type DueProps = {
  request: PrivacyRequest
  locale: AdminVisit['locale']
  now: Date
  say: (days: number) => string
}

/** The day, and how far it is; what is late or nearly so stands out. */
export function Due({ request, locale, now, say }: DueProps) {
  const left = daysLeft(request, now)
  return (
    <span>
      {formatDate(noonOf(request.dueOn), locale, 'short')}{' '}
      <span class={left <= urgentDays ? 'small urgent' : 'small soft'}>({say(left)})</span>
    </span>
  )
}

const urgentDays = 7

export function RequestState({ state, word }: { state: PrivacyRequest['state']; word: string }) {
  const kind = { open: 'state sealed', answered: 'state open', refused: 'state' }[state]
  return <span class={kind}>{word}</span>
}

function addressOf({ locale }: AdminVisit, { state, kind, page }: RequestQuery): string {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(kind && { kind }),
    ...(page > 1 && { page: String(page) }),
  })
  return `${href(locale, 'adminRequests')}${query.size > 0 ? `?${query}` : ''}`
}
