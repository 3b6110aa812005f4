import type { TrafficReport } from '../../../domains/analytics/index.ts'
import { noonOf } from '../../../shared/time.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { Visit } from '../../ui/visit.ts'
import { formatCount, heightOf } from './shown-count.ts'

type VisitsChartProps = { visit: Visit; days: TrafficReport['visits'] }

// In its own units: the drawing is stretched to the room that there is, and its words stand outside.
const width = 1000
const height = 200

/** A line of visits a day, and the same as a table for whoever does not see it. */
export function VisitsChart({ visit, days }: VisitsChartProps) {
  const { locale } = visit
  const words = visit.m.admin.analytics
  const top = roundUp(Math.max(...days.map(({ count }) => heightOf(count))))
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const ends = [formatDate(noonOf(first.day), locale), formatDate(noonOf(last.day), locale)] as const
  return (
    <section aria-labelledby="visits">
      <h2 id="visits">{words.visits}</h2>
      <figure class="chart">
        <p class="chart-scale" aria-hidden="true">
          <span>{formatNumber(top, locale)}</span>
          <span>0</span>
        </p>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby="visits-line"
        >
          <title id="visits-line">{words.visitsLine(...ends)}</title>
          {[0, height / 2, height].map((y) => (
            <line class="chart-grid" x1="0" x2={width} y1={y} y2={y} />
          ))}
          <polyline class="chart-line" points={pointsOf(days, top)} />
        </svg>
        <figcaption>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </figcaption>
      </figure>
      <details class="disclosure">
        <summary>{words.asTable}</summary>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col" class="number">
                {words.visits}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, count }) => (
              <tr>
                <th scope="row">{formatDate(noonOf(day), locale)}</th>
                <td class="number">{formatCount(count, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

function pointsOf(days: TrafficReport['visits'], top: number): string {
  const step = width / Math.max(1, days.length - 1)
  return days
    .map(({ count }, index) => {
      const y = height - (heightOf(count) / top) * height
      return `${Math.round(index * step)},${Math.round(y)}`
    })
    .join(' ')
}

/** The next of 10, 20, 50, 100, 200 …: a scale that reads well and does not jump every day. */
function roundUp(value: number): number {
  for (let power = 10; ; power *= 10) {
    const found = [1, 2, 5].map((each) => each * power).find((each) => each >= value)
    if (found) return found
  }
}
