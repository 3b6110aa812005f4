import { type DocumentInList, type DocumentLine, setOff } from '../../../domains/invoicing/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { type Column, Rows } from '../rows.tsx'
import type { OpenedDocument } from './deps.ts'
import { invoiceDeskWords } from './invoice-desk-words.ts'

type DocumentProps = { visit: AdminVisit; opened: OpenedDocument; said?: Said | undefined }

/** One invoice or credit note as it was issued, and whether it still reads so. */
export function DocumentView({ visit, opened, said }: DocumentProps) {
  const { locale } = visit
  const words = invoiceDeskWords[locale]
  const { row, document, others } = opened
  return (
    <AdminPage
      visit={visit}
      title={`${words.kinds[row.kind]} ${row.number}`}
      here="adminDocuments"
      from={{ title: words.title, href: href(locale, 'adminDocuments') }}
      said={said}
    >
      <DocumentFacts {...{ visit, opened }} />
      <section>
        <h2>{words.file}</h2>
        {opened.hasFile ? <FileActs {...{ visit, id: row.id }} /> : <p>{words.fileGone}</p>}
        <p class="small soft">{words.howToCorrect}</p>
      </section>
      <section>
        <h2>{words.lines}</h2>
        <Rows label={words.lines} rows={document.lines} columns={lineColumns(visit, document.currency)} />
      </section>
      <section>
        <h2>{words.buyer}</h2>
        <BuyerFacts {...{ visit, opened }} />
      </section>
      <Chain {...{ visit, opened }} />
      {others.length > 0 && (
        <section>
          <h2>{words.others}</h2>
          <DocumentsOfOrder {...{ visit, documents: others, mayOpen: true }} />
        </section>
      )}
    </AdminPage>
  )
}

function DocumentFacts({ visit, opened: { row, document } }: DocumentProps) {
  const { locale } = visit
  const words = invoiceDeskWords[locale]
  const day = (iso: string) => formatDate(noonOf(iso), locale)
  const { corrects, payment, taxInEuros } = document
  return (
    <Facts
      facts={[
        [words.issuedOn, day(row.issuedOn)],
        [
          words.order,
          <a class="number" href={href(locale, 'adminOrder', { order: row.orderId })}>
            {row.orderNumber}
          </a>,
        ],
        [words.corrects, corrects && `${corrects.number} (${words.reasons[corrects.reason]})`],
        [words.suppliedOn, day(document.suppliedOn)],
        [words.paid, payment && (payment.method === setOff ? words.setOff : day(payment.paidOn))],
        [words.net, formatMoney(row.net, locale)],
        [words.vat, formatMoney(row.tax, locale)],
        [words.total, <strong>{formatMoney(row.gross, locale)}</strong>],
        [
          words.vatInEuros,
          taxInEuros &&
            `${formatMoney(money(taxInEuros.taxMinor, 'EUR'), locale)} ${words.atRate(rateIn(taxInEuros.rate, locale))}`,
        ],
      ]}
    />
  )
}

const rateIn = (rate: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }).format(rate)

function FileActs({ visit: { locale }, id }: { visit: AdminVisit; id: DocumentInList['id'] }) {
  const words = invoiceDeskWords[locale]
  return (
    <div class="actions">
      <a class="button" href={href(locale, 'adminDocumentFile', { document: id })}>
        {words.download}
      </a>
      <form method="post" action={href(locale, 'adminDocumentLetter', { document: id })}>
        <button type="submit" class="button">
          {words.send}
        </button>
      </form>
    </div>
  )
}

function lineColumns({ locale }: AdminVisit, currency: string): Column<DocumentLine>[] {
  const words = invoiceDeskWords[locale]
  const amount = (minor: number) => formatMoney(money(minor, currency), locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return [
    { label: words.product, kind: 'head', cell: ({ name }) => name },
    { label: words.quantity, kind: 'figure', cell: ({ quantity }) => quantity },
    {
      label: words.rate,
      cell: ({ treatment, vatCountry, vatBasisPoints }) =>
        [percent.format(vatBasisPoints / 10_000), vatCountry, words.treatments[treatment]]
          .filter((each) => each !== null)
          .join(', '),
    },
    { label: words.net, kind: 'figure', cell: ({ netMinor }) => amount(netMinor) },
    { label: words.vat, kind: 'figure', cell: ({ taxMinor }) => amount(taxMinor) },
    { label: words.total, kind: 'amount', cell: ({ grossMinor }) => amount(grossMinor) },
  ]
}

function BuyerFacts({ visit: { locale, m }, opened }: DocumentProps) {
  const words = invoiceDeskWords[locale]
  const { buyer } = opened.document
  if (!buyer) return <p>{words.buyerGone}</p>
  const { companyName, name, address, vatNumber, email } = buyer
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(address.country)
  return (
    <Facts
      facts={[
        [m.order.company, companyName],
        [m.order.name, name],
        [m.order.country, [...address.lines, country].join(', ')],
        [words.vat, vatNumber],
        [m.order.email, email],
      ]}
    />
  )
}

function Chain({ visit: { locale }, opened: { flaws, hash } }: DocumentProps) {
  const words = invoiceDeskWords[locale]
  return (
    <section>
      <h2>{words.chain}</h2>
      {flaws.length === 0 ? (
        <p>
          <span class="state open">{words.whole}</span>
        </p>
      ) : (
        <Notice kind="bad">
          <strong>{words.broken}.</strong> {flaws.map((flaw) => words.flaws[flaw]).join(' ')}
        </Notice>
      )}
      <Facts facts={[[words.hash, <span class="mono-id">{hash}</span>]]} />
    </section>
  )
}

type OfOrderProps = { visit: AdminVisit; documents: readonly DocumentInList[]; mayOpen: boolean }

/** The documents of one order, for the page of the order and for those of its documents. */
export function DocumentsOfOrder({ visit: { locale }, documents, mayOpen }: OfOrderProps) {
  const words = invoiceDeskWords[locale]
  const columns: Column<DocumentInList>[] = [
    {
      label: words.number,
      kind: 'head',
      cell: ({ id, number }) =>
        mayOpen ? (
          <a class="number" href={href(locale, 'adminDocument', { document: id })}>
            {number}
          </a>
        ) : (
          <span class="number">{number}</span>
        ),
    },
    { label: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { label: words.issuedOn, cell: ({ issuedOn }) => formatDate(noonOf(issuedOn), locale, 'short') },
    {
      label: words.total,
      kind: 'amount',
      cell: ({ kind, gross }) => `${kind === 'credit_note' ? '−' : ''}${formatMoney(gross, locale)}`,
    },
  ]
  return <Rows label={words.ofOrder} rows={documents} columns={columns} />
}
