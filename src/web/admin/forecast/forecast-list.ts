import type { Forecast } from '../../../domains/reports/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { fullName } from '../../ui/full-name.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

export const forecastStates = ['late', 'soon', 'ending'] as const

export const forecastQuery = listQuery(
  ['order', 'product', 'supplier', 'available', 'pace', 'out', 'amount'],
  {
    text: typed,
    state: oneOf(forecastStates),
  },
)
export type ForecastQuery = ReturnType<typeof forecastQuery.parse>

export const forecastPerPage = 50

const never = '9999-12-31'
const soonDays = 7

/** The forecast as its address wants it: narrowed and ordered. It is worked out whole, so nothing is asked of the database again. */
export function arranged(
  all: readonly Forecast[],
  { filters, sort, isDescending }: ForecastQuery,
  locale: Locale,
  now: Date,
): Forecast[] {
  const [today, soon] = [localDayAfter(now, 0), localDayAfter(now, soonDays)]
  const words = filters.text.toLocaleLowerCase(locale)
  const rows = all.filter(
    (row) =>
      isIn(row, filters.state, today, soon) &&
      `${fullName(row, locale)} ${row.supplier ?? ''}`.toLocaleLowerCase(locale).includes(words),
  )
  const compare = new Intl.Collator(locale).compare
  const by: Record<ForecastQuery['sort'], (one: Forecast, other: Forecast) => number> = {
    order: (one, other) => compare(one.orderBy ?? never, other.orderBy ?? never),
    product: (one, other) => compare(fullName(one, locale), fullName(other, locale)),
    supplier: (one, other) => compare(one.supplier ?? '', other.supplier ?? ''),
    available: (one, other) => one.available - other.available,
    pace: (one, other) => one.perDay - other.perDay,
    out: (one, other) => compare(one.runsOutOn ?? never, other.runsOutOn ?? never),
    amount: (one, other) => one.toOrder - other.toOrder,
  }
  const sorted = rows.toSorted(by[sort])
  return isDescending ? sorted.reverse() : sorted
}

function isIn({ orderBy, runsOutOn }: Forecast, state: string, today: string, soon: string): boolean {
  if (state === 'late') return orderBy !== null && orderBy < today
  if (state === 'soon') return orderBy !== null && orderBy <= soon
  return state === '' || runsOutOn !== null
}
