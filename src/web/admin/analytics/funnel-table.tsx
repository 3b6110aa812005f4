import type { TrafficReport } from '../../../domains/analytics/index.ts'
import type { Visit } from '../../ui/visit.ts'
import { Bar } from './bar.tsx'
import { formatCount, heightOf } from './shown-count.ts'

type FunnelProps = { visit: Visit; steps: TrafficReport['funnel'] }

/** The steps of a purchase, each with a bar. The table says it all; the bars only show it. */
export function FunnelTable({ visit, steps }: FunnelProps) {
  const words = visit.m.admin.analytics
  const top = Math.max(1, ...steps.map(({ count }) => heightOf(count)))
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">{words.funnel}</h2>
      <p class="small soft">{words.funnelHint}</p>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col" class="number">
              {words.times}
            </th>
            <th scope="col">
              <span class="visually-hidden">{words.share}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ event, count }) => (
            <tr>
              <th scope="row">{words.events[event]}</th>
              <td class="number">{formatCount(count, visit.locale)}</td>
              <td class="bar-cell">
                <Bar share={heightOf(count) / top} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
