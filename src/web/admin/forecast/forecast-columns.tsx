import type { Forecast } from '../../../domains/reports/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { fullName } from '../../ui/full-name.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { Words } from '../../ui/visit.ts'
import type { Column } from '../rows.tsx'
import { forecastWords } from './forecast-words.ts'

/** What is foreseen of a product, for the overview and for the whole list. */
export function forecastColumns({ locale }: Words, today: string): Column<Forecast>[] {
  const words = forecastWords[locale]
  const day = (text: string) => formatDate(noonOf(text), locale, 'short')
  return [
    {
      label: words.columns.product,
      kind: 'head',
      sort: 'product',
      cell: (row) => (
        <>
          <a href={href(locale, 'product', { slug: row.slug })}>{fullName(row, locale)}</a>
          <br />
          <span class="small soft">{row.supplier ?? words.noSupplier}</span>
        </>
      ),
    },
    {
      label: words.columns.available,
      kind: 'figure',
      sort: 'available',
      cell: ({ available, waiting }) => formatNumber(available - waiting, locale),
    },
    {
      label: words.columns.pace,
      kind: 'figure',
      sort: 'pace',
      cell: ({ perDay }) => formatPace(perDay, locale),
    },
    {
      label: words.columns.runsOut,
      sort: 'out',
      order: 'due',
      cell: ({ runsOutOn }) => (runsOutOn ? day(runsOutOn) : <span class="soft">{words.never}</span>),
    },
    {
      label: words.columns.orderBy,
      sort: 'order',
      order: 'due',
      cell: ({ orderBy }) => {
        if (!orderBy) return ''
        return orderBy < today ? <span class="urgent">{words.late(day(orderBy))}</span> : day(orderBy)
      },
    },
    {
      label: words.columns.toOrder,
      kind: 'amount',
      sort: 'amount',
      cell: ({ toOrder }) => (toOrder > 0 ? formatNumber(toOrder, locale) : ''),
    },
  ]
}

/** With one place behind the point where there is little of it. */
function formatPace(perDay: number, locale: Locale): string {
  if (perDay > 0 && perDay < 0.1) return `< ${formatNumber(0.1, locale)}`
  return formatNumber(perDay < 10 ? Math.round(perDay * 10) / 10 : Math.round(perDay), locale)
}
