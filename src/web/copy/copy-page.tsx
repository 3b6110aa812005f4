import type {
  CopiedRow,
  CopiedTable,
  HeldData,
  PersonCopy,
  PolicyTopic,
} from '../../domains/privacy/index.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Shop } from '../storefront/deps.ts'
import { DocumentBlocks } from '../storefront/legal/documents/document-blocks.tsx'
import { othersOf, receiversOf, rightsOf } from '../storefront/legal/policy/policy-text.ts'
import { policyWords } from '../storefront/legal/policy/policy-words.ts'
import { formatDate } from '../ui/dates.ts'
import { copyStyle } from './copy-style.ts'
import { copyWords } from './copy-words.ts'

export type ShownTable = CopiedTable & { rows: CopiedRow[]; count: number; file: string }
export const shownRows = 300

/** Who speaks, in which language. */
export type CopyVoice = { shop: Pick<Shop, 'name' | 'seller' | 'privacy'>; locale: Locale }
type CopyProps = CopyVoice & { copy: PersonCopy; tables: readonly ShownTable[] }

/**
 * A copy to read, topic by topic in the words of the policy: what GDPR Art. 15(1)(a) to (h) asks for, and the data. A file of
 * its own that loads and runs nothing, whatever stands in it.
 */
export function CopyView({ shop, locale, copy, tables }: CopyProps) {
  const words = copyWords[locale]
  const { who, othersTitle, rightsTitle } = policyWords[locale]
  const { seller, privacy } = shop
  const [found, empty] = split(privacy.topics, ({ topic }) => tables.some((table) => table.topic === topic))
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.title(shop.name)}</title>
        <style>{copyStyle}</style>
      </head>
      <body>
        <main>
          <h1>{words.title(shop.name)}</h1>
          <p>{words.lead(formatDate(copy.at, locale, 'moment'))}</p>
          <p class="soft">{words.names}</p>
          {found.map((topic) => (
            <TopicSection {...{ shop, locale, topic, copy, tables }} />
          ))}
          <section>
            <h2>{words.nothingTitle}</h2>
            <p>{words.nothing}</p>
            <ul>
              {empty.map(({ topic }) => (
                <li>{policyWords[locale].topics[topic].name}</li>
              ))}
            </ul>
          </section>
          <DocumentBlocks
            blocks={[
              { kind: 'heading', text: words.sourceTitle },
              { kind: 'list', items: words.source },
              { kind: 'heading', text: othersTitle },
              ...othersOf(privacy.processors, locale),
              { kind: 'heading', text: words.decisionsTitle },
              { kind: 'paragraph', text: words.decisions },
              { kind: 'heading', text: rightsTitle },
              ...rightsOf(locale),
              { kind: 'heading', text: who },
              { kind: 'lines', lines: [seller.name, ...seller.address, seller.email] },
            ]}
          />
        </main>
      </body>
    </html>
  )
}

function TopicSection(props: CopyProps & { topic: PolicyTopic }) {
  const { shop, locale, topic, copy, tables } = props
  const words = copyWords[locale]
  const say = policyWords[locale]
  const receivers = receiversOf(topic, shop.privacy.processors).map(({ name }) => name ?? say.ownMachine)
  const facts = [
    [words.what.purposes, topic.purposes.map((purpose) => say.purposes[purpose]).join('; ')],
    [words.what.grounds, topic.bases.map((basis) => say.bases[basis]).join('; ')],
    [words.what.recipients, receivers.join(', ') || words.nobody],
    [words.what.clock, topic.keptFor.map(say.keptFor).join('; ')],
    [words.what.until, untilOf(copy.held, topic, locale)],
  ]
  return (
    <section>
      <h2>{say.topics[topic.topic].name}</h2>
      <p>{say.topics[topic.topic].what}.</p>
      <dl>
        {facts.map(([term, fact]) => (
          <div>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {tables
        .filter((table) => table.topic === topic.topic)
        .map((table) => (
          <Rows table={table} locale={locale} />
        ))}
    </section>
  )
}

function Rows({ table, locale }: { table: ShownTable; locale: Locale }) {
  const words = copyWords[locale]
  const { name, rows, count, file } = table
  const columns = table.columns.filter((column) => rows.some((row) => row[column] !== null))
  return (
    <>
      <h3 id={name}>{words.table(name, count)}</h3>
      {count > rows.length && <p>{words.onlyFirst(rows.length, file)}</p>}
      <section class="wide" aria-labelledby={name} tabindex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {columns.map((column) => (
                  <td>{cellOf(row[column], locale)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function cellOf(value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return formatDate(value, locale, 'moment')
  if (typeof value === 'boolean') return copyWords[locale][value ? 'yes' : 'no']
  if (typeof value !== 'object') return String(value)
  // Names of products are kept in every language of the shop.
  return locale in value ? String(Reflect.get(value, locale)) : JSON.stringify(value)
}

/** The last of the ends, by the clocks that the nightly run obeys. */
function untilOf(held: readonly HeldData[], { topic }: PolicyTopic, locale: Locale): string {
  const ends = held.flatMap((each) => (each.topic === topic && each.until ? [each.until.getTime()] : []))
  return ends.length > 0 ? formatDate(new Date(Math.max(...ends)), locale) : copyWords[locale].notBegun
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}
