import type { Forecast, ForecastSetting } from '../../../domains/reports/index.ts'
import { href } from '../../routes.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { shortListPerPage } from '../list/short-list.ts'
import { forecastColumns } from './forecast-columns.tsx'
import { type ForecastQuery, forecastStates } from './forecast-list.ts'
import { forecastWords } from './forecast-words.ts'
import { LeadTimes, type RefusedTimes } from './lead-times.tsx'

type ForecastProps = {
  visit: AdminVisit
  query: ForecastQuery
  found: { rows: readonly Forecast[]; total: number }
  /** All suppliers that there are. */
  suppliers: readonly string[]
  setting: ForecastSetting
  today: string
  mayChange: boolean
  said?: Said | undefined
  refused?: RefusedTimes | undefined
}

export function ForecastView(props: ForecastProps) {
  const { visit, query, found, today, mayChange, said } = props
  const { locale } = visit
  const words = forecastWords[locale]
  const { text, state } = query.filters
  return (
    <AdminPage visit={visit} title={words.title} here="adminForecast" said={said}>
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(locale, 'adminForecast')}
        label={words.title}
        query={query}
        filters={[
          { name: 'text', label: words.text, value: text },
          {
            name: 'state',
            label: words.states.label,
            chosen: state,
            options: [
              ['', words.states.all],
              ...forecastStates.map((each) => [each, words.states[each]] as const),
            ],
          },
        ]}
        columns={forecastColumns(visit, today)}
        found={found}
        perPage={shortListPerPage}
        empty={<p class="lead">{text || state ? words.nothing : words.empty}</p>}
      />
      {mayChange && <LeadTimes {...props} />}
    </AdminPage>
  )
}
