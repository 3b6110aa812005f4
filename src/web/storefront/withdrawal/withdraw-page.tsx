import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { OrderToWithdraw } from '../deps.ts'
import { DocumentBlocks } from '../legal/documents/document-blocks.tsx'
import { type Dates, PublishedOn } from '../legal/documents/published-on.tsx'
import { withdrawalText } from '../legal/withdrawal-text.ts'
import { type Errors, StatementForm, type Values } from './statement-form.tsx'
import { withdrawalWords } from './withdrawal-words.ts'

type WithdrawProps = {
  visit: Visit
  dates: Dates
  values: Values
  errors: Errors
  /** Of whoever is signed in. */
  orders: readonly OrderToWithdraw[]
}

/** Reached from the foot of every page (directive 2011/83/EU art. 11a; C. conso. L221-21, D221-5). */
export function WithdrawView({ visit, dates, values, errors, orders }: WithdrawProps) {
  const { locale, shop } = visit
  const words = withdrawalWords[locale]
  return (
    <Layout visit={visit} head={{ title: words.title, description: words.lead }}>
      <div class="wrap narrow text-page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {orders.length > 0 && <OwnOrders visit={visit} orders={orders} />}
        <section>
          <h2>{words.formTitle}</h2>
          <StatementForm {...{ visit, values, errors }} action={href(locale, 'withdraw')} />
          {orders.length === 0 && !visit.hasSession && (
            <p class="small">
              <a href={`${href(locale, 'signIn')}?to=${encodeURIComponent(href(locale, 'withdraw'))}`}>
                {words.signIn}
              </a>
            </p>
          )}
        </section>
        <DocumentBlocks blocks={withdrawalText(shop, locale)} />
        <PublishedOn {...{ visit, dates }} document="withdrawal" />
      </div>
    </Layout>
  )
}

function OwnOrders({ visit: { locale }, orders }: Pick<WithdrawProps, 'visit' | 'orders'>) {
  const words = withdrawalWords[locale]
  return (
    <section>
      <h2>{words.yours}</h2>
      <p>{words.yoursLead}</p>
      <ul class="withdrawal-orders">
        {orders.map(({ number, token, placedAt, products }) => (
          <li>
            <a href={href(locale, 'orderWithdraw', { token })} aria-label={words.yoursLink(number)}>
              {number}
            </a>
            <span>{products.map((name) => name[locale]).join(', ')}</span>
            <span class="small soft">{formatDate(placedAt, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
