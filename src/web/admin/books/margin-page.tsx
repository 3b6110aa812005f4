import type { Margin } from '../../../domains/books/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { booksWords } from './books-words.ts'
import type { MarginsOfYear } from './deps.ts'
import { type MarginBy, marginBys, marginWords } from './margin-words.ts'

type MarginProps = { visit: AdminVisit; margins: MarginsOfYear; mayExport: boolean }

/** What was earned in a year, by product, batch and supplier. */
export function MarginView({ visit, margins, mayExport }: MarginProps) {
  const { locale } = visit
  const words = marginWords[locale]
  const { year, from, to } = margins
  const list = { title: booksWords[locale].title, href: `${href(locale, 'adminBooks')}?year=${year}` }
  const day = (text: string) => formatDate(noonOf(text), locale)
  return (
    <AdminPage visit={visit} title={words.title(year)} here="adminBooks" from={list}>
      <p>{words.lead}</p>
      <p class="soft">
        {day(from)} – {day(to)}
      </p>
      {marginBys.map((by) => (
        <section>
          <h2>{words.by[by]}</h2>
          {margins[by].length === 0 ? (
            <p class="soft">{words.none}</p>
          ) : (
            <Rows label={words.by[by]} rows={margins[by].slice(0, shown)} columns={columnsFor(by, locale)} />
          )}
          {margins[by].length > shown && <p class="soft">{words.more(shown, margins[by].length)}</p>}
          {mayExport && (
            <p>
              <a href={href(locale, 'adminBooksFile', { file: `margin-${by}-${year}.csv` })} download>
                {words.file[by]}
              </a>
            </p>
          )}
        </section>
      ))}
    </AdminPage>
  )
}

/** Rows of a table; the file has them all. */
const shown = 50

type Named = Margin & { name: string | null; file?: string | null }

function columnsFor(by: MarginBy, locale: Locale): Column<Named>[] {
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
