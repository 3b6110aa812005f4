import { fileHref, href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { Overdue } from '../deps.ts'
import { DocumentBlocks } from './documents/document-blocks.tsx'
import { type Dates, PublishedOn } from './documents/published-on.tsx'
import { policyText } from './policy/policy-text.ts'
import { policyWords } from './policy/policy-words.ts'

type PrivacyProps = { visit: Visit; dates: Dates; overdue: Overdue | null }

export function PrivacyView({ visit, dates, overdue }: PrivacyProps) {
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
          <p class="small soft">
            {m.privacy.overdue(overdue.rows, formatDate(overdue.at, locale, 'moment'))}{' '}
            <a href={fileHref('privacyStatus')}>{m.privacy.forPrograms}</a>
          </p>
        )}
        <PublishedOn {...{ visit, dates }} document="privacy" />
      </div>
    </Layout>
  )
}
