import { ChoiceForm } from '../../consent/choice-form.tsx'
import { href } from '../../routes.ts'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import { cookiesLead, cookiesText } from './cookies-text.ts'
import { DocumentBlocks } from './documents/document-blocks.tsx'
import { type Dates, PublishedOn } from './documents/published-on.tsx'

type CookiesProps = {
  visit: Visit
  dates: Dates
  /** What the visitor has just said about being counted. */
  counting?: 'objected' | 'agreed'
}

export function CookiesView({ visit, dates, counting }: CookiesProps) {
  const { shop, locale, m } = visit
  const lead = cookiesLead(shop, locale)
  return (
    <Layout visit={visit} head={{ title: m.cookies.title, description: lead }}>
      <div class="wrap narrow text-page">
        <h1>{m.cookies.title}</h1>
        {counting && <Notice kind="good">{m.yourData.counting[counting]}</Notice>}
        <p class="lead">{lead}</p>
        <ChoiceForm visit={visit} />
        <DocumentBlocks blocks={cookiesText(shop, locale)} />
        <CountingForm visit={visit} />
        <PublishedOn {...{ visit, dates }} document="cookies" />
      </div>
    </Layout>
  )
}

/** The same for everybody, so that the page may be kept: both answers stand there, whatever was said before. */
function CountingForm({ visit }: { visit: Visit }) {
  const words = visit.m.yourData.counting
  return (
    <section id="counting">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <form class="actions" method="post" action={href(visit.locale, 'counting')}>
        <button type="submit" class="button" name="act" value="object">
          {words.object}
        </button>
        <button type="submit" class="button quiet" name="act" value="agree">
          {words.agree}
        </button>
      </form>
    </section>
  )
}
