import {
  type DocumentInList,
  type DocumentQuery,
  type DocumentSort,
  documentsPerPage,
} from '../../../domains/invoicing/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { listWords } from '../list/list-words.ts'
import { invoiceDeskWords } from './invoice-desk-words.ts'

type ListProps = {
  visit: AdminVisit
  query: DocumentQuery
  found: {
    documents: readonly DocumentInList[]
    total: number
    /** It is counted no further than it is paged, and there are more. */
    isMore: boolean
    years: readonly number[]
  }
}

/** Every invoice and credit note: filtered, sorted and paged by the address. Nobody is named here. */
export function DocumentsView({ visit, query, found }: ListProps) {
  const words = invoiceDeskWords[visit.locale]
  const isAsked = query.kind !== null || query.year !== null || query.text !== ''
  return (
    <AdminPage visit={visit} title={words.title} here="adminDocuments">
      <p>{words.lead}</p>
      <ListForm {...{ visit, query, found }} />
      {found.isMore && (
        <p class="soft">{listWords[visit.locale].more(formatNumber(found.total, visit.locale))}</p>
      )}
      {found.documents.length === 0 ? (
        isAsked ? (
          <p class="lead">{words.nothing}</p>
        ) : (
          <div class="empty">
            <h2>{words.empty}</h2>
            <p>{words.emptyText}</p>
          </div>
        )
      ) : (
        <DocumentTable {...{ visit, query, documents: found.documents }} />
      )}
      <Pagination
        m={visit.m}
        page={query.page}
        pageCount={Math.ceil(found.total / documentsPerPage)}
        hrefOf={(page) => addressOf(visit, { ...query, page })}
      />
    </AdminPage>
  )
}

function ListForm({ visit: { locale }, query, found }: ListProps) {
  const words = invoiceDeskWords[locale]
  return (
    <form class="filters" method="get" action={href(locale, 'adminDocuments')}>
      <Input id="text" name="text" label={words.search} hint={words.searchHint} value={query.text} />
      <div class="field">
        <label for="kind">{words.kind}</label>
        <select id="kind" name="kind">
          <option value="">{words.all}</option>
          {(['invoice', 'credit_note'] as const).map((kind) => (
            <option value={kind} selected={kind === query.kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="year">{words.year}</label>
        <select id="year" name="year">
          <option value="">{words.all}</option>
          {found.years.map((year) => (
            <option value={String(year)} selected={year === query.year}>
              {year}
            </option>
          ))}
        </select>
      </div>
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="down" value={query.descending ? '1' : '0'} />
      <button type="submit" class="button">
        {words.find}
      </button>
    </form>
  )
}

function addressOf({ locale }: AdminVisit, query: DocumentQuery): string {
  const { kind, year, text, sort, descending, page } = query
  const asked = new URLSearchParams({
    ...(kind && { kind }),
    ...(year !== null && { year: String(year) }),
    ...(text !== '' && { text }),
    sort,
    down: descending ? '1' : '0',
    ...(page > 1 && { page: String(page) }),
  })
  return `${href(locale, 'adminDocuments')}?${asked}`
}

type TableProps = { visit: AdminVisit; query: DocumentQuery; documents: readonly DocumentInList[] }

function DocumentTable({ visit, query, documents }: TableProps) {
  const { locale } = visit
  const words = invoiceDeskWords[locale]
  const head = { visit, query }
  return (
    <table class="rows" aria-label={words.title}>
      <thead>
        <tr>
          <SortHead {...head} sort="number" label={words.number} />
          <th scope="col">{words.kind}</th>
          <SortHead {...head} sort="issued" label={words.issuedOn} />
          <th scope="col">{words.order}</th>
          <th scope="col" class="figure">
            {words.net}
          </th>
          <th scope="col" class="figure">
            {words.vat}
          </th>
          <SortHead {...head} sort="gross" label={words.total} isAmount />
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <DocumentRow {...{ visit, document }} />
        ))}
      </tbody>
    </table>
  )
}

type SortProps = {
  visit: AdminVisit
  query: DocumentQuery
  sort: DocumentSort
  label: string
  isAmount?: boolean
}

/** The head of a column sorts by it; pressed again, the other way round. */
function SortHead({ visit, query, sort, label, isAmount = false }: SortProps) {
  const words = invoiceDeskWords[visit.locale]
  const isHere = query.sort === sort
  const descending = isHere ? !query.descending : true
  const way = query.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" class={isAmount ? 'amount' : undefined} aria-sort={isHere ? way : undefined}>
      <a href={addressOf(visit, { ...query, sort, descending, page: 1 })}>
        {label}
        {isHere && <span aria-hidden="true">{query.descending ? ' ↓' : ' ↑'}</span>}
        <span class="visually-hidden">, {words.sorted[descending ? 'descending' : 'ascending']}</span>
      </a>
    </th>
  )
}

function DocumentRow({ visit: { locale }, document }: { visit: AdminVisit; document: DocumentInList }) {
  const words = invoiceDeskWords[locale]
  const sign = document.kind === 'credit_note' ? '−' : ''
  return (
    <tr>
      <th scope="row">
        <a class="number" href={href(locale, 'adminDocument', { document: document.id })}>
          {document.number}
        </a>
      </th>
      <td data-label={words.kind}>{words.kinds[document.kind]}</td>
      <td data-label={words.issuedOn}>{formatDate(noonOf(document.issuedOn), locale, 'short')}</td>
      <td data-label={words.order}>
        <a class="number" href={href(locale, 'adminOrder', { order: document.orderId })}>
          {document.orderNumber}
        </a>
      </td>
      {(['net', 'tax', 'gross'] as const).map((what) => (
        <td
          class={what === 'gross' ? 'amount' : 'figure'}
          data-label={{ net: words.net, tax: words.vat, gross: words.total }[what]}
        >
          {sign}
          {formatMoney(document[what], locale)}
        </td>
      ))}
    </tr>
  )
}
