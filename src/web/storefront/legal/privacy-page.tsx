import { fileHref, href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { Overdue } from '../deps.ts'
import { DocumentBlocks } from './policy/document-blocks.tsx'
import { policyText } from './policy/policy-text.ts'
import { policyWords } from './policy/policy-words.ts'

type PrivacyProps = { visit: Visit; updated: Date | null; overdue: Overdue | null }

export function PrivacyView({ visit, updated, overdue }: PrivacyProps) {
  const { locale, m, shop } = visit
  const words = policyWords[locale]
  return (
    <Layout visit={visit} head={{ title: words.title, description: words.lead }}>
      <div class="wrap text-page policy">
        <h1>{words.title}</h1>
        <DocumentBlocks blocks={policyText(shop, locale)} />
        <p>
          <a class="button" href={href(locale, 'yourData')}>
            {m.yourData.guest.title}
          </a>
        </p>
        {overdue && (
          <p class="muted">
            {m.privacy.overdue(overdue.rows, formatDate(overdue.at, locale, 'moment'))}{' '}
            <a href={fileHref('privacyStatus')}>{m.privacy.forPrograms}</a>
          </p>
        )}
        {updated && (
          <p class="muted">
            {m.privacy.updated(formatDate(updated, locale))}{' '}
            <a href={href(locale, 'privacyVersions')}>{m.privacy.versions}</a>
          </p>
        )}
      </div>
    </Layout>
  )
}
