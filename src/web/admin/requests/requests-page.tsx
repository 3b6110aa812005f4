import {
  daysLeft,
  type PrivacyRequest,
  referenceOf,
  requestKinds,
  requestsPerPage,
} from '../../../domains/privacy/index.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { type RequestsQuery, requestStates } from './requests-query.ts'

type RequestsProps = {
  visit: AdminVisit
  query: RequestsQuery
  found: { rows: PrivacyRequest[]; total: number }
  now: Date
}

/** The list of the desk: what is open, and until when. */
export function RequestsView({ visit, query, found, now }: RequestsProps) {
  const { locale, m } = visit
  const words = m.desk
  return (
    <AdminPage visit={visit} title={words.title} here="adminRequests">
      <p>{words.lead}</p>
      <p>
        <a class="button primary" href={href(locale, 'adminNewRequest')}>
          {words.record}
        </a>
      </p>
      <ListView
        {...{ visit, query, found }}
        path={href(locale, 'adminRequests')}
        label={words.title}
        perPage={requestsPerPage}
        columns={columnsFor(visit, now)}
        filters={filtersFor(visit, query)}
        empty={<Nothing visit={visit} isFiltered={Object.values(query.filters).some(Boolean)} />}
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

function filtersFor({ m: { desk: words } }: AdminVisit, { filters }: RequestsQuery): Filter[] {
  return [
    {
      name: 'state',
      label: words.state,
      chosen: filters.state,
      options: [['', words.allStates], ...requestStates.map((each) => [each, words.states[each]] as const)],
    },
    {
      name: 'kind',
      label: words.kind,
      chosen: filters.kind,
      options: [['', words.allKinds], ...requestKinds.map((each) => [each, words.kinds[each]] as const)],
    },
  ]
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
    {
      label: words.received,
      sort: 'received',
      cell: ({ receivedOn }) => formatDate(noonOf(receivedOn), locale, 'short'),
    },
    {
      label: words.due,
      sort: 'due',
      order: 'due',
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
