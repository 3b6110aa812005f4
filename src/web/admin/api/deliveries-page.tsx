import {
  type Attempt,
  type Delivery,
  deliveriesPerPage,
  type Endpoint,
  eventTypes,
} from '../../../domains/webhooks/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { ListView } from '../list/list-view.tsx'
import { Timeline } from '../timeline.tsx'
import type { deliveryList } from './delivery-list.ts'
import { deliveryWords } from './delivery-words.ts'
import { webhookWords } from './webhook-words.ts'

type DeliveriesProps = {
  visit: AdminVisit
  query: ReturnType<typeof deliveryList.parse>
  endpoints: readonly Endpoint[]
  found: { rows: readonly Delivery[]; total: number }
}

export function DeliveriesView({ visit, query, endpoints, found }: DeliveriesProps) {
  const { locale } = visit
  const words = webhookWords[locale]
  const log = deliveryWords[locale]
  const { endpoint, state, type } = query.filters
  const sentTypes = [...eventTypes, 'endpoint.test'] as const
  return (
    <AdminPage
      visit={visit}
      title={log.title}
      here="adminWebhooks"
      from={{ title: words.title, href: href(locale, 'adminWebhooks') }}
    >
      <p>{log.lead}</p>
      <ListView
        visit={visit}
        path={href(locale, 'adminDeliveries')}
        label={log.title}
        query={query}
        filters={[
          {
            name: 'endpoint',
            label: log.head.endpoint,
            chosen: endpoint,
            options: [['', log.all], ...endpoints.map(({ id, name }) => [id, name] as const)],
          },
          {
            name: 'state',
            label: log.head.state,
            chosen: state,
            options: [['', log.all], ...Object.entries(log.states)],
          },
          {
            name: 'type',
            label: log.head.what,
            chosen: type,
            options: [['', log.all], ...sentTypes.map((each) => [each, words.sent[each]] as const)],
          },
        ]}
        columns={[
          {
            label: log.head.what,
            kind: 'head',
            cell: ({ id, type }) => (
              <a href={href(locale, 'adminDelivery', { delivery: id })}>{words.sent[type]}</a>
            ),
          },
          { label: log.head.endpoint, cell: ({ endpoint }) => endpoint.name },
          { label: log.head.state, cell: ({ state }) => log.states[state] },
          { label: log.head.tries, kind: 'figure', cell: ({ attemptCount }) => String(attemptCount) },
          { label: log.head.at, sort: 'at', cell: ({ at }) => formatDate(at, locale, 'dateTime') },
        ]}
        found={found}
        perPage={deliveriesPerPage}
        empty={<p>{endpoint || state || type ? log.nothing : log.none}</p>}
      />
    </AdminPage>
  )
}

type DeliveryProps = {
  visit: AdminVisit
  delivery: Delivery & { body: string; attempts: readonly Attempt[] }
  said?: Said | undefined
}

export function DeliveryView({ visit, delivery, said }: DeliveryProps) {
  const { locale } = visit
  const words = webhookWords[locale]
  const log = deliveryWords[locale]
  const { endpoint, eventId, state, at, nextTryAt, attempts, body } = delivery
  const time = (moment: Date | null) => moment && formatDate(moment, locale, 'dateTime')
  return (
    <AdminPage
      visit={visit}
      title={words.sent[delivery.type]}
      here="adminWebhooks"
      from={{ title: log.title, href: href(locale, 'adminDeliveries') }}
      said={said}
    >
      <Facts
        facts={[
          [log.facts.id, <code>{eventId}</code>],
          [
            log.facts.endpoint,
            <a href={href(locale, 'adminWebhook', { endpoint: endpoint.id })}>{endpoint.name}</a>,
          ],
          [log.facts.state, log.states[state]],
          [log.facts.at, time(at)],
          [log.facts.next, time(nextTryAt)],
        ]}
      />
      <section aria-labelledby="body">
        <h2 id="body">{log.body}</h2>
        <pre class="shown-once">
          <code>{JSON.stringify(JSON.parse(body), null, 2)}</code>
        </pre>
      </section>
      <section aria-labelledby="attempts">
        <h2 id="attempts">{log.attempts}</h2>
        {attempts.length === 0 ? (
          <p>{log.noAttempts}</p>
        ) : (
          <Timeline
            locale={locale}
            moments={attempts.map((attempt) => ({
              at: attempt.at,
              what: answerOf(attempt, locale),
              who: log.took(attempt.millis),
            }))}
          />
        )}
      </section>
      {state !== 'waiting' && (
        <section aria-labelledby="replay">
          <h2 id="replay">{log.replayTitle}</h2>
          <p>{log.replayLead}</p>
          <form method="post" action={href(locale, 'adminDelivery', { delivery: delivery.id })}>
            <button type="submit" class="button">
              {log.replay}
            </button>
          </form>
        </section>
      )}
    </AdminPage>
  )
}

function answerOf({ status, trouble }: Attempt, locale: AdminVisit['locale']): string {
  const { answered, troubles } = deliveryWords[locale]
  if (trouble && trouble !== 'status') return troubles[trouble]
  return answered(status ?? 0)
}
