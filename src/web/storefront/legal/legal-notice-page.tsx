import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import { DocumentBlocks } from './documents/document-blocks.tsx'
import { type Dates, PublishedOn } from './documents/published-on.tsx'
import { legalNoticeText } from './legal-notice-text.ts'

export function LegalNoticeView({ visit, dates }: { visit: Visit; dates: Dates }) {
  const { shop, locale, m } = visit
  return (
    <Layout visit={visit} head={{ title: m.legalNotice.title }}>
      <div class="wrap narrow text-page">
        <h1>{m.legalNotice.title}</h1>
        <DocumentBlocks blocks={legalNoticeText(shop, locale)} />
        <PublishedOn {...{ visit, dates }} document="legal-notice" />
      </div>
    </Layout>
  )
}
