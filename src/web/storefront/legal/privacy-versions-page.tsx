import { diffArrays } from 'diff'
import type { DocumentVersion } from '../../../domains/privacy/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'

/** What the policy said before, and what each change took away and brought. */
export function PrivacyVersionsView({ visit, versions }: { visit: Visit; versions: DocumentVersion[] }) {
  const { locale } = visit
  const words = visit.m.privacy
  return (
    <Layout visit={visit} head={{ title: words.versionsTitle, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{words.versionsTitle}</h1>
        <p>
          <a href={href(locale, 'privacy')}>{words.versionsBack}</a>
        </p>
        {versions.map((version, index) => (
          <section>
            <h2>{formatDate(version.at, locale)}</h2>
            <Changes {...{ visit, version, before: versions[index + 1] }} />
          </section>
        ))}
      </div>
    </Layout>
  )
}

type ChangesProps = { visit: Visit; version: DocumentVersion; before: DocumentVersion | undefined }

function Changes({ visit, version, before }: ChangesProps) {
  const { locale, m } = visit
  if (!before) return <p>{m.privacy.firstVersion}</p>
  const parts = diffArrays([...before.texts[locale]], [...version.texts[locale]])
  const changes = parts.filter(({ added, removed }) => added || removed)
  if (changes.length === 0) return <p>{m.privacy.otherLanguage}</p>
  return (
    <ul class="bullets changes">
      {changes.flatMap(({ added, value }) =>
        value.map((line) => <li>{added ? <ins>{line}</ins> : <del>{line}</del>}</li>),
      )}
    </ul>
  )
}
