import { type Complaint, complaintsPerPage, findMessage } from '../../../domains/replacement/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { ComplaintsQuery } from './complaints-query.ts'
import { replacementDeskWords } from './replacement-words.ts'

type ListProps = {
  visit: AdminVisit
  query: ComplaintsQuery
  found: { rows: Complaint[]; total: number; numbers: ReadonlyMap<OrderId, string> }
  may: { batches: boolean }
}

/** Complaints about keys, what waits for somebody first. Nobody is named here. */
export function ComplaintsView({ visit, query, found, may }: ListProps) {
  const { locale } = visit
  const words = replacementDeskWords[locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminReplacements">
      <p>{words.lead}</p>
      {may.batches && (
        <p class="actions">
          <a class="button" href={href(locale, 'adminBatchHealth')}>
            {words.batches}
          </a>
        </p>
      )}
      <ListView
        {...{ visit, query, found }}
        path={href(locale, 'adminReplacements')}
        label={words.title}
        perPage={complaintsPerPage}
        columns={columnsFor(visit, found.numbers)}
        filters={[
          {
            name: 'show',
            label: words.state,
            chosen: query.filters.show,
            options: [
              ['', words.show.open],
              ['all', words.show.all],
            ],
          },
        ]}
        empty={<p class="lead">{query.filters.show === 'all' ? words.none : words.noneOpen}</p>}
      />
    </AdminPage>
  )
}

function columnsFor({ locale }: AdminVisit, numbers: ReadonlyMap<OrderId, string>): Column<Complaint>[] {
  const words = replacementDeskWords[locale]
  return [
    {
      label: words.order,
      kind: 'head',
      cell: ({ id, orderId }) => (
        <a class="number" href={href(locale, 'adminReplacement', { complaint: id })}>
          {numbers.get(orderId) ?? words.open}
        </a>
      ),
    },
    { label: words.made, sort: 'made', cell: ({ madeAt }) => formatDate(madeAt, locale, 'dateTime') },
    {
      label: words.said,
      cell: ({ platform, message, problem }) => (
        <div>
          {words.problems[problem]}
          <br />
          <span class="small soft">{findMessage(platform, message)?.text[locale] ?? message}</span>
        </div>
      ),
    },
    {
      label: words.state,
      cell: ({ state }) => (
        <span class={state === 'staff' ? 'state urgent' : 'state sealed'}>{words.states[state]}</span>
      ),
    },
  ]
}
