import type { HeldData } from '../../../domains/privacy/index.ts'
import type { LegalBasis, Topic } from '../../../shared/personal-data.ts'
import { fileHref, href } from '../../routes.ts'
import { policyWords } from '../../storefront/legal/policy/policy-words.ts'
import { formatDate } from '../../ui/dates.ts'
import { Checkbox } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'

type DataProps = { visit: Visit; held: HeldData[]; said?: { kind: 'bad' | 'plain'; text: string } }

/** What is held and until when, a copy of it, and the way out. */
export function YourDataView({ visit, held, said }: DataProps) {
  const { locale } = visit
  const words = visit.m.account.data
  return (
    <AccountPage visit={visit} title={words.title} here="accountData" said={said}>
      <p class="lead">{words.lead}</p>
      <HeldTable {...{ visit, held }} />
      <section>
        <h2>{words.copyTitle}</h2>
        <p>
          {words.copy} <a href={fileHref('exportSchema')}>{words.schema}</a>
        </p>
        <form method="post" action={href(locale, 'accountExport')}>
          <button type="submit" class="button">
            {words.copyButton}
          </button>
        </form>
      </section>
      <section>
        <h2>{words.correctTitle}</h2>
        <p>{words.correct}</p>
      </section>
      <section>
        <h2>{words.eraseTitle}</h2>
        <p>{words.erase}</p>
        <form class="stack" method="post" action={href(locale, 'accountErase')}>
          <Checkbox id="confirm" name="confirm" label={words.eraseConfirm} />
          <p>
            <button type="submit" class="button quiet danger">
              {words.eraseButton}
            </button>
          </p>
        </form>
        <p class="soft">{words.complain}</p>
      </section>
    </AccountPage>
  )
}

function HeldTable({ visit, held }: Pick<DataProps, 'visit' | 'held'>) {
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
