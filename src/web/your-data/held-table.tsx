import type { HeldData } from '../../domains/privacy/index.ts'
import type { LegalBasis, Topic } from '../../shared/personal-data.ts'
import { policyWords } from '../storefront/legal/policy/policy-words.ts'
import { formatDate } from '../ui/dates.ts'
import type { Visit } from '../ui/visit.ts'

/** "What we hold and until when", a line a topic. */
export function HeldTable({ visit, held }: { visit: Visit; held: readonly HeldData[] }) {
  const { locale } = visit
  const words = visit.m.account.data
  const [, entries = '', until = '', erased = ''] = words.head
  return (
    <table class="rows">
      <thead>
        <tr>
          {words.head.map((word) => (
            <th scope="col">{word}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byTopic(held).map((line) => (
          <tr>
            <th scope="row">{policyWords[locale].topics[line.topic].name}</th>
            <td data-label={entries}>{line.rows}</td>
            <td data-label={until}>{line.until ? formatDate(line.until, locale) : words.noEnd}</td>
            <td data-label={erased}>
              {line.erasable
                ? words.erasable
                : line.bases.length === 0
                  ? words.partly
                  : words.kept(line.bases.map((basis) => words.bases[basis]).join(', '))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type TopicLine = { topic: Topic; rows: number; until: Date | null; erasable: boolean; bases: LegalBasis[] }

/** The tables of a topic together: the last of their ends, and all of their grounds. */
function byTopic(held: readonly HeldData[]): TopicLine[] {
  const groups = Map.groupBy(held, ({ topic }) => topic)
  return [...groups].map(([topic, tables]) => {
    const ends = tables.flatMap(({ until }) => (until ? [until.getTime()] : []))
    return {
      topic,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      until: ends.length > 0 ? new Date(Math.max(...ends)) : null,
      erasable: tables.every(({ erasable }) => erasable),
      bases: [...new Set(tables.flatMap(({ bases }) => bases))],
    }
  })
}
