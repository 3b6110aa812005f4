import { diffArrays, diffWords } from 'diff'
import { type DocumentVersion, type PublishedDocument, wordsOf } from '../../../../domains/privacy/index.ts'
import { href, type PageName } from '../../../routes.ts'
import { formatDate } from '../../../ui/dates.ts'
import { Layout } from '../../../ui/layout.tsx'
import type { Visit } from '../../../ui/visit.ts'
import { listDocuments } from './published-texts.ts'

const pageOf = {
  privacy: 'privacy',
  terms: 'terms',
  withdrawal: 'withdraw',
  'legal-notice': 'legalNotice',
  cookies: 'cookies',
  consent: 'cookies',
} as const satisfies Record<PublishedDocument, PageName>

type VersionsProps = { visit: Visit; document: PublishedDocument; versions: readonly DocumentVersion[] }

/** What a document said before, and what each change took away and brought. */
export function VersionsView({ visit, document, versions }: VersionsProps) {
  const { locale } = visit
  const words = visit.m.documents
  const title = words.title(words.names[document])
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        <DocumentMenu {...{ visit, document }} />
        <p>
          {words.lead} <a href={href(locale, pageOf[document])}>{words.back}</a>
        </p>
        {versions.map((version, index) => (
          <section>
            <h2>{formatDate(version.at, locale)}</h2>
            <Changes {...{ visit, version, before: versions[index + 1] }} />
            <details class="disclosure">
              <summary>{words.whole}</summary>
              <ul class="whole-text">
                {version.texts[locale].map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            </details>
            <p class="small soft fingerprint">
              SHA-256 <code>{version.hash}</code>
            </p>
          </section>
        ))}
      </div>
    </Layout>
  )
}

function DocumentMenu({ visit, document }: Pick<VersionsProps, 'visit' | 'document'>) {
  const { locale, m, shop } = visit
  return (
    <nav class="document-menu" aria-label={m.documents.label}>
      <ul>
        {listDocuments(shop).map((each) => (
          <li>
            <a
              href={href(locale, 'document', { document: each })}
              aria-current={each === document ? 'page' : undefined}
            >
              {m.documents.names[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type ChangesProps = { visit: Visit; version: DocumentVersion; before: DocumentVersion | undefined }

function Changes({ visit, version, before }: ChangesProps) {
  const { locale, m } = visit
  if (!before) return <p>{m.documents.first}</p>
  const changes = changedLines(before.texts[locale], version.texts[locale])
  if (changes.length === 0) return <p>{m.documents.otherLanguage}</p>
  return (
    <ul class="bullets changes">
      {changes.map((pieces) => (
        <li>
          {pieces.map(({ added, removed, value }) =>
            added ? <ins>{value}</ins> : removed ? <del>{value}</del> : value,
          )}
        </li>
      ))}
    </ul>
  )
}

type Piece = { added: boolean; removed: boolean; value: string }

/** Each line that changed in pieces; where lines were only reworded, the words that left and came stand in their place. */
function changedLines(before: readonly string[], after: readonly string[]): Piece[][] {
  const parts = diffArrays([...before], [...after], {
    comparator: (one, other) => wordsOf(one) === wordsOf(other),
  })
  return parts.flatMap(({ added, removed, value }, index) => {
    const [last, next] = [parts[index - 1], parts[index + 1]]
    if (removed && next?.added && next.count === value.length)
      return value.map((line, n) => diffWords(line, next.value[n] ?? ''))
    if (added && last?.removed && last.count === value.length) return []
    return added || removed ? value.map((line) => [{ added, removed, value: line }]) : []
  })
}
