import { type DocumentInList, documentsPerPage } from '../../../domains/invoicing/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { DocumentListQuery } from './document-query.ts'
import { invoiceDeskWords } from './invoice-desk-words.ts'

type ListProps = {
  visit: AdminVisit
  query: DocumentListQuery
  found: { documents: readonly DocumentInList[]; total: number; isMore: boolean; years: readonly number[] }
}

/** Every invoice and credit note: narrowed, ordered, paged and taken along by the address. Nobody is named here. */
export function DocumentsView({ visit, query, found }: ListProps) {
  const words = invoiceDeskWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminDocuments">
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(visit.locale, 'adminDocuments')}
        label={words.title}
        query={query}
        filters={filtersFor({ visit, query, found })}
        columns={columnsFor(visit)}
        found={{ rows: found.documents, total: found.total, isMore: found.isMore }}
        perPage={documentsPerPage}
        empty={<Nothing {...{ visit, query }} />}
      />
    </AdminPage>
  )
}

function Nothing({ visit, query }: Pick<ListProps, 'visit' | 'query'>) {
  const words = invoiceDeskWords[visit.locale]
  if (Object.values(query.filters).some(Boolean)) return <p class="lead">{words.nothing}</p>
  return (
    <div class="empty">
      <h2>{words.empty}</h2>
      <p>{words.emptyText}</p>
    </div>
  )
}

function filtersFor({ visit: { locale }, query: { filters }, found }: ListProps): Filter[] {
  const words = invoiceDeskWords[locale]
  const all = ['', words.all] as const
  return [
    { name: 'text', label: words.search, hint: words.searchHint, value: filters.text },
    {
      name: 'kind',
      label: words.kind,
      chosen: filters.kind,
      options: [
        all,
        ...(['invoice', 'credit_note'] as const).map((kind) => [kind, words.kinds[kind]] as const),
      ],
    },
    {
      name: 'year',
      label: words.year,
      chosen: filters.year,
      options: [all, ...found.years.map((year) => [String(year), String(year)] as const)],
    },
  ]
}

function columnsFor({ locale }: AdminVisit): Column<DocumentInList>[] {
  const words = invoiceDeskWords[locale]
  const amount = (what: 'net' | 'tax' | 'gross') => (document: DocumentInList) =>
    `${document.kind === 'credit_note' ? '−' : ''}${formatMoney(document[what], locale)}`
  return [
    {
      label: words.number,
      kind: 'head',
      sort: 'number',
      order: 'numbers',
      cell: ({ id, number }) => (
        <a class="number" href={href(locale, 'adminDocument', { document: id })}>
          {number}
        </a>
      ),
    },
    { label: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      label: words.issuedOn,
      sort: 'issued',
      cell: ({ issuedOn }) => formatDate(noonOf(issuedOn), locale, 'short'),
    },
    {
      label: words.order,
      cell: ({ orderId, orderNumber }) => (
        <a class="number" href={href(locale, 'adminOrder', { order: orderId })}>
          {orderNumber}
        </a>
      ),
    },
    { label: words.net, kind: 'figure', cell: amount('net') },
    { label: words.vat, kind: 'figure', cell: amount('tax') },
    { label: words.total, kind: 'amount', sort: 'gross', cell: amount('gross') },
  ]
}
