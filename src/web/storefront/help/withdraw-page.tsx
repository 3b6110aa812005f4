import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import { DocumentBlocks } from '../legal/documents/document-blocks.tsx'
import { type Dates, PublishedOn } from '../legal/documents/published-on.tsx'
import { withdrawalText } from '../legal/withdrawal-text.ts'

/** Reached from the foot of every page (directive 2011/83/EU Art. 11a; C. conso. L221-21). */
export function WithdrawView({ visit, dates }: { visit: Visit; dates: Dates }) {
  const { m, locale, shop } = visit
  return (
    <Layout visit={visit} head={{ title: m.withdraw.title, description: m.withdraw.lead }}>
      <div class="wrap narrow text-page">
        <h1>{m.withdraw.title}</h1>
        <p class="lead">{m.withdraw.lead}</p>
        <section>
          <h2>{m.withdraw.howTitle}</h2>
          <ol class="steps plain">
            <li>{m.withdraw.how1}</li>
            <li>{m.withdraw.how2}</li>
            <li>{m.withdraw.how3}</li>
          </ol>
          <form class="inline-form" action={href(locale, 'findOrder')}>
            <Input
              id="number"
              name="number"
              required
              label={m.withdraw.lookup}
              autocomplete="off"
              maxlength={40}
            />
            <button type="submit" class="button">
              {m.withdraw.lookupButton}
            </button>
          </form>
        </section>
        <DocumentBlocks blocks={withdrawalText(shop, locale)} />
        <PublishedOn {...{ visit, dates }} document="withdrawal" />
      </div>
    </Layout>
  )
}
