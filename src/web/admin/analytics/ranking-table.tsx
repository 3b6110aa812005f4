import type { Ranked } from '../../../domains/analytics/index.ts'
import type { Visit } from '../../ui/visit.ts'
import { Bar } from './bar.tsx'
import { formatCount, heightOf } from './shown-count.ts'

type RankingProps = {
  visit: Visit
  title: string
  /** What the names are. */
  column: string
  rows: readonly (Ranked & { link?: string })[]
}

export function RankingTable({ visit, title, column, rows }: RankingProps) {
  const words = visit.m.admin.analytics
  const top = Math.max(1, ...rows.map(({ count }) => heightOf(count)))
  const id = title.toLowerCase().replace(/\P{L}+/gu, '-')
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 && <p class="soft">{words.none}</p>}
      {rows.length > 0 && (
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col" class="number">
                {words.times}
              </th>
              <th scope="col">
                <span class="visually-hidden">{words.share}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, count, link }) => (
              <tr>
                <th scope="row">{link ? <a href={link}>{name}</a> : name}</th>
                <td class="number">{formatCount(count, visit.locale)}</td>
                <td class="bar-cell">
                  <Bar share={heightOf(count) / top} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
