import { type DocumentVersion, type PublishedDocument, wordsOf } from '../../../../domains/privacy/index.ts'
import { href, type PageName } from '../../../routes.ts'
import { ChangedLines } from '../../../ui/changed-lines.tsx'
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
  return (
    <ChangedLines
      before={before.texts[locale]}
      after={version.texts[locale]}
      same={(one, other) => wordsOf(one) === wordsOf(other)}
      otherwise={m.documents.otherLanguage}
    />
  )
}
