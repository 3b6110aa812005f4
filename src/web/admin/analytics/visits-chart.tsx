import type { TrafficReport } from '../../../domains/analytics/index.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { Visit } from '../../ui/visit.ts'
import { DayChart } from '../chart/day-chart.tsx'
import { formatCount, heightOf } from './shown-count.ts'

/** Visits a day. */
export function VisitsChart({ visit, days }: { visit: Visit; days: TrafficReport['visits'] }) {
  const words = visit.m.admin.analytics
  const { locale } = visit
  return (
    <DayChart
      visit={visit}
      id="visits"
      title={words.visits}
      line={words.visitsLine}
      days={days.map(({ day, count }) => ({
        day,
        height: heightOf(count),
        shown: formatCount(count, locale),
      }))}
      format={(count) => formatNumber(count, locale)}
    />
  )
}
