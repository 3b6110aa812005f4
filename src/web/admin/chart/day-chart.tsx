import { noonOf } from '../../../shared/time.ts'
import { formatDate } from '../../ui/dates.ts'
import type { Visit } from '../../ui/visit.ts'
import { chartWords } from './chart-words.ts'
import { heightIn, scaleOf } from './scale.ts'

/** A day with where it is drawn and what is said of it: a number that is kept small may be drawn where it tells nothing. */
export type DayOnChart = { day: string; height: number; shown: string }

type DayChartProps = {
  visit: Visit
  /** Of the section, and what its parts are called by. */
  id: string
  title: string
  /** What the line says, for whoever does not see it. */
  line(from: string, to: string): string
  days: readonly DayOnChart[]
  /** How a height is written at the side. */
  format(height: number): string
  /** In the smallest unit of this currency; nothing where things are counted. Drawn by chart.ts, which zooms. */
  zoom?: { currency: string | null }
}

// In its own units: the drawing is stretched to the room that there is, and its words stand outside.
const width = 1000
const height = 200

/** A line with a point a day, and the same as a table for whoever does not see it. */
export function DayChart(props: DayChartProps) {
  const { visit, id, title, line, days, format, zoom } = props
  const { locale } = visit
  const scale = scaleOf(
    days.map((each) => each.height),
    zoom?.currency ? 100 : undefined,
  )
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const ends = [formatDate(noonOf(first.day), locale), formatDate(noonOf(last.day), locale)] as const
  const zero = height - heightIn(scale, 0) * height
  const grid = scale.bottom < 0 ? [0, zero, height] : [0, height / 2, height]
  return (
    <section class="day-chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <figure class="chart" {...(zoom && zoomOf(visit, days, zoom))}>
        <p class="chart-scale" aria-hidden="true">
          <span>{format(scale.top)}</span>
          <span>{format(scale.bottom)}</span>
        </p>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${id}-line`}
        >
          <title id={`${id}-line`}>{line(...ends)}</title>
          {grid.map((y) => (
            <line class="chart-grid" x1="0" x2={width} y1={y} y2={y} />
          ))}
          <polyline class="chart-line" points={pointsOf(days, scale)} />
        </svg>
        <figcaption>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </figcaption>
      </figure>
      <DayTable {...props} />
    </section>
  )
}

function DayTable({ visit: { locale }, title, days }: DayChartProps) {
  const words = chartWords[locale]
  return (
    <details class="disclosure">
      <summary>
        {words.asTable} <span class="visually-hidden">{title}</span>
      </summary>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col" class="number">
              {title}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, shown }) => (
            <tr>
              <th scope="row">{formatDate(noonOf(day), locale)}</th>
              <td class="number">{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function zoomOf({ assets, locale }: Visit, days: readonly DayOnChart[], zoom: { currency: string | null }) {
  return {
    'data-first': days[0]?.day,
    'data-values': days.map(({ height }) => height).join(),
    'data-currency': zoom.currency ?? undefined,
    'data-styles': assets.url('chart-zoom.css'),
    'data-words': JSON.stringify(chartWords[locale].zoom),
  }
}

function pointsOf(days: readonly DayOnChart[], scale: ReturnType<typeof scaleOf>): string {
  const step = width / Math.max(1, days.length - 1)
  return days
    .map((day, index) => {
      const y = height - heightIn(scale, day.height) * height
      return `${Math.round(index * step)},${Math.round(y)}`
    })
    .join(' ')
}
