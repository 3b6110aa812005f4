import type { DocumentInList } from '../../domains/invoicing/index.ts'
import { formatMoney } from '../../shared/money.ts'
import { noonOf } from '../../shared/time.ts'
import { href } from '../routes.ts'
import { formatDate } from '../ui/dates.ts'
import type { Visit } from '../ui/visit.ts'
import { companyWords } from './company-words.ts'
import { invoiceWords } from './invoice-words.ts'

type Props = {
  visit: Visit
  token: string
  documents: readonly DocumentInList[]
  /** Something was paid, so a company can be put on the invoice. */
  mayName: boolean
}

/** The invoice and the credit notes of an order, each to download. */
export function OrderDocuments({ visit: { locale }, token, documents, mayName }: Props) {
  const words = invoiceWords[locale]
  return (
    <section class="stack" aria-labelledby="invoices-title">
      <h3 id="invoices-title">{words.section}</h3>
      {documents.length === 0 ? (
        <p class="small soft">{words.soon}</p>
      ) : (
        <ul class="stack plain-list">
          {documents.map((document) => (
            <li>
              <a href={href(locale, 'orderDocument', { token, document: document.id })}>
                {words.kinds[document.kind]} <span class="number">{document.number}</span>
                <span class="visually-hidden"> ({words.file})</span>
              </a>
              <br />
              <span class="small soft">
                {formatDate(noonOf(document.issuedOn), locale)}
                {', '}
                {document.kind === 'credit_note' && '−'}
                {formatMoney(document.gross, locale)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayName && <a href={href(locale, 'orderCompany', { token })}>{companyWords[locale].link}</a>}
    </section>
  )
}
