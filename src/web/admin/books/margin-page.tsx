import { shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { booksWords } from './books-words.ts'
import type { MarginsOfYear, NamedMargin } from './deps.ts'
import { type MarginBy, marginBys, marginWords } from './margin-words.ts'

type MarginProps = { visit: AdminVisit; margins: MarginsOfYear; mayExport: boolean }

/** What was earned in a year, by product, batch or supplier: one of them at a time, since each is reckoned when it is asked for. */
export function MarginView({ visit, margins, mayExport }: MarginProps) {
  const { locale } = visit
  const words = marginWords[locale]
  const { year, from, to, by, rows } = margins
  const list = { title: booksWords[locale].title, href: `${href(locale, 'adminBooks')}?year=${year}` }
  const day = (text: string) => formatDate(noonOf(text), locale)
  return (
    <AdminPage visit={visit} title={words.title(year)} here="adminBooks" from={list}>
      <p>{words.lead}</p>
      <p class="soft">
        {day(from)} – {day(to)}
      </p>
      <nav aria-label={words.choose}>
        <ul class="ranges">
          {marginBys.map((each) => (
            <li>
              <a
                href={`${href(locale, 'adminBooksMargin')}?year=${year}&by=${each}`}
                aria-current={each === by ? 'true' : undefined}
              >
                {words.by[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {rows === null && <Notice kind="plain">{mayExport ? words.tooLong : words.tooLongToo}</Notice>}
      {rows?.length === 0 && <p class="soft">{words.none}</p>}
      {rows !== null && rows.length > 0 && (
        <Rows label={words.by[by]} rows={rows.slice(0, shown)} columns={columnsFor(by, locale)} />
      )}
      {rows !== null && rows.length > shown && <p class="soft">{words.more(shown, rows.length)}</p>}
      {mayExport && (
        <p>
          <a href={href(locale, 'adminBooksFile', { file: `margin-${by}-${year}.csv` })}>{words.file[by]}</a>
        </p>
      )}
    </AdminPage>
  )
}

/** Rows of a table; the file has them all. */
const shown = 50

function columnsFor(by: MarginBy, locale: Locale): Column<NamedMargin>[] {
  const words = marginWords[locale]
  const euros = (minor: number) => formatMoney(money(minor, shopCurrency), locale)
  return [
    {
      label: words.name[by],
      kind: 'head',
      cell: ({ name, file }) => (
        <>
          {name ?? words.unknown[by]}
          {file && (
            <>
              <br />
              <span class="small soft">{file}</span>
            </>
          )}
        </>
      ),
    },
    { label: words.sold, kind: 'figure', cell: ({ soldMinor }) => euros(soldMinor) },
    { label: words.cost, kind: 'figure', cell: ({ costMinor }) => euros(costMinor) },
    { label: words.lost, kind: 'figure', cell: ({ lostMinor }) => euros(lostMinor) },
    { label: words.credited, kind: 'figure', cell: ({ creditedMinor }) => euros(creditedMinor) },
    { label: words.margin, kind: 'amount', cell: ({ marginMinor }) => euros(marginMinor) },
  ]
}
