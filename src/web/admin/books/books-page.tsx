import type { AccountBalance, Closing, OpenOrder, OssReturn } from '../../../domains/books/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { booksWords, nameOfQuarter } from './books-words.ts'
import type { BooksOfYear } from './deps.ts'
import { marginWords } from './margin-words.ts'
import { RatesSection, type TypedRate } from './rates-section.tsx'
import { YearSection } from './year-section.tsx'

type BooksProps = {
  visit: AdminVisit
  books: BooksOfYear
  may: { export: boolean; keep: boolean }
  said?: Said
  refused?: Refused
}

/** What was typed and not taken. */
export type Refused = { year?: string; rate?: TypedRate }

export function BooksView({ visit, books, may, said, refused }: BooksProps) {
  const { locale } = visit
  const words = booksWords[locale]
  const { year, from, to } = books
  const day = (text: string) => formatDate(noonOf(text), locale)
  const other = (which: number) => `${href(locale, 'adminBooks')}?year=${which}`
  return (
    <AdminPage visit={visit} title={words.title} here="adminBooks" said={said}>
      <p>{words.lead}</p>
      <h2>{words.yearLabel(year)}</h2>
      <p class="soft">
        {day(from)} – {day(to)}
      </p>
      <nav class="actions" aria-label={words.year}>
        <a href={other(year - 1)}>{words.previous}</a>
        <a href={other(year + 1)}>{words.next}</a>
      </nav>
      <Balances locale={locale} balances={books.balances} />
      <p>
        <a class="button" href={`${href(locale, 'adminBooksMargin')}?year=${year}`}>
          {marginWords[locale].link}
        </a>
      </p>
      <Oss locale={locale} returns={books.returns} />
      <OpenOrders locale={locale} orders={books.openOrders} />
      <RatesSection {...{ ...books.rates, locale, mayKeep: may.keep, typed: refused?.rate }} />
      {may.export && <Files locale={locale} books={books} />}
      <YearSection {...{ locale, state: books.state, mayKeep: may.keep, refused: refused?.year }} />
      <Closings locale={locale} closings={books.closings} />
    </AdminPage>
  )
}

const euros = (minor: number, locale: Locale) => formatMoney(money(minor, shopCurrency), locale)

function Balances({ locale, balances }: { locale: Locale; balances: readonly AccountBalance[] }) {
  const words = booksWords[locale]
  return (
    <section>
      <h2>{words.balances}</h2>
      {balances.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <Rows
          label={words.balances}
          rows={balances}
          columns={[
            { label: words.account, kind: 'head', cell: ({ account }) => <code>{account}</code> },
            { label: words.name, cell: ({ label }) => <span lang="fr">{label}</span> },
            { label: words.debit, kind: 'figure', cell: ({ debitMinor }) => euros(debitMinor, locale) },
            { label: words.credit, kind: 'figure', cell: ({ creditMinor }) => euros(creditMinor, locale) },
            {
              label: words.left,
              kind: 'amount',
              cell: ({ debitMinor, creditMinor }) => euros(debitMinor - creditMinor, locale),
            },
          ]}
        />
      )}
    </section>
  )
}

function Oss({ locale, returns }: { locale: Locale; returns: readonly OssReturn[] }) {
  const words = booksWords[locale]
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <section>
      <h2>{words.oss}</h2>
      <p>{words.ossLead}</p>
      {returns.map(({ quarter, lines, corrections, rates, provisional }) => (
        <>
          <h3>{nameOfQuarter(quarter, locale)}</h3>
          {lines.length + corrections.length === 0 ? (
            <p class="soft">{words.nothingDue}</p>
          ) : (
            <Rows
              label={`${words.oss}, ${nameOfQuarter(quarter, locale)}`}
              rows={[
                ...lines,
                ...corrections.map((each) => ({ ...each, vatBasisPoints: null, baseMinor: null })),
              ]}
              columns={[
                { label: words.country, kind: 'head', cell: ({ country }) => countries.of(country) },
                {
                  label: words.rate,
                  cell: (line) =>
                    line.vatBasisPoints === null
                      ? 'quarter' in line && words.corrects(nameOfQuarter(line.quarter, locale))
                      : percent.format(line.vatBasisPoints / 10_000),
                },
                {
                  label: words.base,
                  kind: 'figure',
                  cell: ({ baseMinor }) => (baseMinor === null ? '' : euros(baseMinor, locale)),
                },
                { label: words.tax, kind: 'amount', cell: ({ taxMinor }) => euros(taxMinor, locale) },
              ]}
            />
          )}
          {rates.length > 0 && (
            <p class="small soft">
              {words.reckonedWith}{' '}
              {rates
                .map(({ currency, day, perEuro }) =>
                  words.oneEuro(`${number.format(perEuro)} ${currency}`, formatDate(noonOf(day), locale)),
                )
                .join(words.between)}
            </p>
          )}
          {provisional.length > 0 && (
            <Notice kind="plain">{words.provisional(provisional.join(', '))}</Notice>
          )}
        </>
      ))}
    </section>
  )
}

function OpenOrders({ locale, orders }: { locale: Locale; orders: readonly OpenOrder[] }) {
  const words = booksWords[locale]
  return (
    <section>
      <h2>{words.openOrders}</h2>
      {orders.length === 0 ? (
        <p>{words.allEven}</p>
      ) : (
        <>
          <p>{words.openLead}</p>
          <Rows
            label={words.openOrders}
            rows={orders}
            columns={[
              {
                label: words.order,
                kind: 'head',
                cell: ({ orderNumber }) => (
                  <a href={`${href(locale, 'adminOrders')}?text=${orderNumber}`}>{orderNumber}</a>
                ),
              },
              { label: words.since, cell: ({ lastDay }) => formatDate(noonOf(lastDay), locale) },
              { label: words.left, kind: 'amount', cell: ({ leftMinor }) => euros(leftMinor, locale) },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Files({ locale, books: { year, returns, publicKey } }: { locale: Locale; books: BooksOfYear }) {
  const words = booksWords[locale]
  const link = (file: string, name: string) => (
    <li>
      <a href={href(locale, 'adminBooksFile', { file })}>{name}</a>
    </li>
  )
  return (
    <section>
      <h2>{words.files}</h2>
      <p>{words.filesLead}</p>
      <ul>
        {link(`fec-${year}.txt`, words.fileNames.fec)}
        {returns.map(({ quarter }) =>
          link(`oss-${quarter}.csv`, words.ossFile(nameOfQuarter(quarter, locale))),
        )}
        {(['daily', 'balances', 'keys', 'closings'] as const).map((kind) =>
          link(`${kind}-${year}.csv`, words.fileNames[kind]),
        )}
      </ul>
      <p>{words.signedWith}</p>
      <p>
        <code class="breakable">{publicKey}</code>
      </p>
    </section>
  )
}

const shownClosings = 31

function Closings({ locale, closings }: { locale: Locale; closings: readonly Closing[] }) {
  const words = booksWords[locale]
  return (
    <section>
      <h2>{words.closings}</h2>
      <p>{words.closingsLead}</p>
      {closings.length === 0 ? (
        <p class="soft">{words.noClosings}</p>
      ) : (
        <Rows
          label={words.closings}
          rows={closings.slice(0, shownClosings)}
          columns={[
            { label: words.period, kind: 'head', cell: ({ period }) => period },
            { label: 'SHA-256', cell: ({ hash }) => <code title={hash}>{hash.slice(0, 16)}…</code> },
            { label: words.entries, kind: 'figure', cell: ({ entries }) => formatNumber(entries, locale) },
            { label: words.debit, kind: 'amount', cell: ({ debitMinor }) => euros(debitMinor, locale) },
          ]}
        />
      )}
    </section>
  )
}
