import { type Complaint, complaintsPerPage, findMessage } from '../../../domains/replacement/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { replacementDeskWords } from './replacement-words.ts'

type ListProps = {
  visit: AdminVisit
  query: { show: 'open' | 'all'; page: number }
  found: { rows: Complaint[]; total: number; numbers: ReadonlyMap<OrderId, string> }
  may: { batches: boolean }
}

/** Complaints about keys, what waits for somebody first. Nobody is named here. */
export function ComplaintsView({ visit, query, found, may }: ListProps) {
  const { locale } = visit
  const words = replacementDeskWords[locale]
  const here = href(locale, 'adminReplacements')
  return (
    <AdminPage visit={visit} title={words.title} here="adminReplacements">
      <p>{words.lead}</p>
      <p class="actions">
        {(['open', 'all'] as const).map((show) => (
          <a
            class="button"
            href={show === 'open' ? here : `${here}?show=all`}
            aria-current={query.show === show ? 'page' : undefined}
          >
            {words.show[show]}
          </a>
        ))}
        {may.batches && (
          <a class="button" href={href(locale, 'adminBatchHealth')}>
            {words.batches}
          </a>
        )}
      </p>
      {found.total === 0 ? (
        <p class="lead">{query.show === 'open' ? words.noneOpen : words.none}</p>
      ) : (
        <Rows label={words.title} rows={found.rows} columns={columnsFor(visit, found.numbers)} />
      )}
      <Pagination
        m={visit.m}
        page={query.page}
        pageCount={Math.ceil(found.total / complaintsPerPage)}
        hrefOf={(page) => `${here}?show=${query.show}&page=${page}`}
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
    { label: words.made, cell: ({ madeAt }) => formatDate(madeAt, locale, 'dateTime') },
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
