import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'

export function TermsView({ visit, version }: { visit: Visit; version: Date }) {
  const { m, shop, locale } = visit
  const { mediator } = shop.seller
  return (
    <Layout visit={visit} head={{ title: m.terms.title }}>
      <div class="wrap narrow text-page">
        <h1>{m.terms.title}</h1>
        <p class="soft">{m.terms.version(formatDate(version, locale))}</p>
        {m.terms.sections(shop.name, shop.seller.name).map(([title, paragraphs]) => (
          <section>
            <h2>{title}</h2>
            {paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </section>
        ))}
        <section>
          <h2>{m.terms.mediatorTitle}</h2>
          {mediator && (
            <p>
              {m.terms.mediator(mediator.name, mediator.address)} <a href={mediator.url}>{mediator.url}</a>
            </p>
          )}
          <p>{m.terms.law}</p>
        </section>
      </div>
    </Layout>
  )
}
