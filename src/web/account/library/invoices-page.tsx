import { type DocumentInList, documentsPerPage } from '../../../domains/invoicing/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { invoiceWords } from '../../invoices/invoice-words.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'

type InvoicesProps = {
  visit: Visit
  query: { year: number | null; page: number }
  found: { documents: readonly DocumentInList[]; total: number; years: readonly number[] }
}

/** Every invoice and credit note of an account, the latest first, by year. */
export function InvoicesView({ visit, query, found }: InvoicesProps) {
  const { m, locale } = visit
  const words = invoiceWords[locale]
  const { inAccount } = companyWords[locale]
  const here = href(locale, 'accountInvoices')
  if (found.years.length === 0)
    return (
      <AccountPage visit={visit} title={words.title} here="accountInvoices">
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
          <a class="button primary" href={href(locale, 'catalogue')}>
            {m.account.keys.shop}
          </a>
        </div>
      </AccountPage>
    )
  return (
    <AccountPage visit={visit} title={words.title} here="accountInvoices">
      <p>{words.lead}</p>
      <p class="small soft">
        {inAccount.before} <a href={href(locale, 'accountOrders')}>{inAccount.link}</a>.
      </p>
      {(found.years.length > 1 || query.year !== null) && <Years {...{ visit, query, found }} />}
      {found.documents.length === 0 ? (
        <p class="lead">{words.noneInYear}</p>
      ) : (
        <Table {...{ visit, found }} />
      )}
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / documentsPerPage)}
        hrefOf={(page) => `${here}?${new URLSearchParams({ ...yearOf(query), page: String(page) })}`}
      />
    </AccountPage>
  )
}

const yearOf = ({ year }: InvoicesProps['query']) => (year === null ? {} : { year: String(year) })

function Years({ visit: { locale }, query, found }: InvoicesProps) {
  const words = invoiceWords[locale]
  return (
    <form class="filters" method="get" action={href(locale, 'accountInvoices')}>
      <div class="field">
        <label for="year">{words.year}</label>
        <select id="year" name="year">
          <option value="">{words.allYears}</option>
          {found.years.map((year) => (
            <option value={String(year)} selected={year === query.year}>
              {year}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">
        {words.show}
      </button>
    </form>
  )
}

function Table({ visit: { locale }, found }: Pick<InvoicesProps, 'visit' | 'found'>) {
  const words = invoiceWords[locale]
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.issuedOn}</th>
          <th scope="col">{words.order}</th>
          <th scope="col" class="amount">
            {words.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.documents.map((document) => (
          <tr>
            <th scope="row">
              <a class="number" href={href(locale, 'accountInvoice', { document: document.id })}>
                {document.number}
                <span class="visually-hidden"> ({words.file})</span>
              </a>
            </th>
            <td data-label={words.kind}>{words.kinds[document.kind]}</td>
            <td data-label={words.issuedOn}>{formatDate(noonOf(document.issuedOn), locale)}</td>
            <td data-label={words.order}>
              <span class="number">{document.orderNumber}</span>
            </td>
            <td data-label={words.total} class="amount">
              {document.kind === 'credit_note' && '−'}
              {formatMoney(document.gross, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
