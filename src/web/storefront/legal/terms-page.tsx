import type { FC } from 'hono/jsx'
import type { Locale } from '../../../shared/locale.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import { type Dates, PublishedOn } from './documents/published-on.tsx'
import type { Clause, Phrase } from './terms-clauses.ts'
import { sectionsOf, termsOn } from './terms-of-sale.ts'

/** The terms that hold on a day, from the same text as the contract in the order's mail. */
export function TermsView({ visit, dates }: { visit: Visit; dates: Dates }) {
  const { shop, locale } = visit
  const terms = termsOn(shop.termsDate)
  const { title, version: versionOf } = terms.text[locale]
  return (
    <Layout visit={visit} head={{ title }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        <p class="soft">{versionOf(formatDate(noonOf(terms.since), locale))}</p>
        {sectionsOf(terms, shop, locale).map((section, index) => (
          <section id={section.name}>
            <h2>
              {index + 1}. {section.title}
            </h2>
            {section.clauses.map((clause) => (
              <ClauseView clause={clause} locale={locale} />
            ))}
          </section>
        ))}
        <PublishedOn {...{ visit, dates }} document="terms" />
      </div>
    </Layout>
  )
}

const ClauseView: FC<{ clause: Clause; locale: Locale }> = ({ clause, locale }) => {
  switch (clause.kind) {
    case 'paragraph':
      return (
        <p>
          <Words phrase={clause.words} locale={locale} />
        </p>
      )
    case 'list':
      return (
        <ul class="bullets">
          {clause.items.map((item) => (
            <li>
              <Words phrase={item} locale={locale} />
            </li>
          ))}
        </ul>
      )
    case 'frame':
      return (
        <blockquote class="stack">
          <p>
            <strong>{clause.title}</strong>
          </p>
          {clause.clauses.map((each) => (
            <ClauseView clause={each} locale={locale} />
          ))}
        </blockquote>
      )
  }
}

const Words: FC<{ phrase: Phrase; locale: Locale }> = ({ phrase, locale }) => (
  <>
    {(typeof phrase === 'string' ? [phrase] : phrase).map((part) =>
      typeof part === 'string' ? (
        part
      ) : (
        <a href={'page' in part.to ? href(locale, part.to.page) : part.to.address}>{part.words}</a>
      ),
    )}
  </>
)
