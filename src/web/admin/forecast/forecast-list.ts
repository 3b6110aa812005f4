import type { Forecast } from '../../../domains/reports/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { fullName } from '../../ui/full-name.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'
import { inOrder, stands } from '../list/short-list.ts'

export const forecastStates = ['late', 'soon', 'ending'] as const

export const forecastQuery = listQuery(
  ['order', 'product', 'supplier', 'available', 'pace', 'out', 'amount'],
  {
    text: typed,
    state: oneOf(forecastStates),
  },
)
export type ForecastQuery = ReturnType<typeof forecastQuery.parse>

const never = '9999-12-31'
const soonDays = 7

/** The forecast as its address wants it: narrowed and ordered. It is worked out whole, so nothing is asked of the database again. */
export function arranged(
  all: readonly Forecast[],
  query: ForecastQuery,
  locale: Locale,
  now: Date,
): Forecast[] {
  const { text, state } = query.filters
  const [today, soon] = [localDayAfter(now, 0), localDayAfter(now, soonDays)]
  const rows = all.filter(
    (row) =>
      isIn(row, state, today, soon) && stands(text, [fullName(row, locale), row.supplier ?? ''], locale),
  )
  return inOrder(
    rows,
    query,
    {
      order: ({ orderBy }) => orderBy ?? never,
      product: (row) => fullName(row, locale),
      supplier: ({ supplier }) => supplier ?? '',
      available: ({ available }) => available,
      pace: ({ perDay }) => perDay,
      out: ({ runsOutOn }) => runsOutOn ?? never,
      amount: ({ toOrder }) => toOrder,
    },
    locale,
  )
}

function isIn({ orderBy, runsOutOn }: Forecast, state: string, today: string, soon: string): boolean {
  if (state === 'late') return orderBy !== null && orderBy < today
  if (state === 'soon') return orderBy !== null && orderBy <= soon
  return state === '' || runsOutOn !== null
}
