import { href } from '../../routes.ts'
import { Layout } from '../../ui/layout.tsx'
import { SellerAddress } from '../../ui/seller-address.tsx'
import type { Visit } from '../../ui/visit.ts'
import { HelpSearch } from '../knowledge/help-page.tsx'
import { knowledgeWords } from '../knowledge/knowledge-words.ts'

export function SupportView({ visit }: { visit: Visit }) {
  const { m, locale, shop } = visit
  const link = (page: 'findOrder' | 'withdraw') => (words: string) => <a href={href(locale, page)}>{words}</a>
  return (
    <Layout visit={visit} head={{ title: m.support.title, description: m.support.lead }}>
      <div class="wrap narrow text-page">
        <h1>{m.support.title}</h1>
        <p class="lead">{m.support.lead}</p>
        <HelpSearch
          visit={visit}
          shelf={{ articles: [], platforms: [] }}
          wish={{ text: '', platform: null }}
        />
        <p>
          <a href={href(locale, 'help')}>{knowledgeWords[locale].back}</a>
        </p>
        <section id="broken">
          <h2>{m.support.brokenTitle}</h2>
          <ol class="steps plain">
            <li>{m.support.broken1}</li>
            <li>{m.support.broken2}</li>
            <li>{m.support.broken3}</li>
          </ol>
        </section>
        <section>
          <h2>{m.support.lostTitle}</h2>
          <p>{m.support.lostText(link('findOrder'))}</p>
        </section>
        <section>
          <h2>{m.support.mindTitle}</h2>
          <p>{m.support.mindText(link('withdraw'))}</p>
        </section>
        <section>
          <h2>{m.support.reachTitle}</h2>
          <p class="actions">
            <a class="button primary" href={href(locale, 'newTicket')}>
              {m.support.ask}
            </a>
            <a
              class="button"
              href={`mailto:${shop.seller.email}?subject=${encodeURIComponent(m.support.subject)}`}
            >
              {m.support.write}
            </a>
          </p>
          <SellerAddress seller={shop.seller} />
          <p class="small soft">{m.support.never}</p>
        </section>
      </div>
    </Layout>
  )
}
