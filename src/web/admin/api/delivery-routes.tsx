import { type Context, Hono } from 'hono'
import type { Delivery, ReplayOutcome } from '../../../domains/webhooks/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { DeliveriesView, DeliveryView } from './deliveries-page.tsx'
import { deliveryList } from './delivery-list.ts'
import { deliveryWords } from './delivery-words.ts'
import type { WebhookPagesDeps } from './deps.ts'

/** What was sent to endpoints, and what they answered. */
export function deliveryPages(deps: WebhookPagesDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const edit = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'settings.edit', c.req.path, answer)
  const idOf = (c: Context) => parseId('dlv', c.req.param('delivery') ?? '')

  return new Hono()
    .get(pages.adminDeliveries, (c) =>
      edit(c, async (found) => {
        const by = found.session.account.id
        const query = deliveryList.parse(c.req.query())
        const { filters, isDescending, page } = query
        const asked = { ...filters, endpoint: parseId('whk', filters.endpoint) }
        await found.shows('nobody')
        if (query.asFile) {
          const { file } = deliveryWords[found.visit.locale]
          return sendCsv(c, 'webhooks', file, recordsOf(deps.walkWebhookDeliveries(by, asked), recordOf))
        }
        const [endpoints, list] = await Promise.all([
          deps.listWebhookEndpoints(by),
          deps.listWebhookDeliveries(by, { ...asked, isDescending, page }),
        ])
        const visit = { ...found.visit, path: pages.adminDeliveries }
        return privatePage(c, <DeliveriesView {...{ visit, query, endpoints, found: list }} />)
      }),
    )
    .get(pages.adminDelivery, (c) =>
      edit(c, async (found) => {
        const id = idOf(c)
        const delivery = id && (await deps.findWebhookDelivery(found.session.account.id, id))
        if (!delivery) throw new AppError('not_found', 'no such delivery')
        // Of an order there is its number, and nobody's name.
        await found.shows('nobody')
        const { replays } = deliveryWords[found.visit.locale]
        const news = c.req.query('news') as ReplayOutcome | undefined
        const text = news && Object.hasOwn(replays, news) ? replays[news] : undefined
        const said = text && ({ kind: news === 'queued' ? 'good' : 'bad', text } as const)
        return privatePage(c, <DeliveryView {...{ visit: found.visit, delivery, said: said || undefined }} />)
      }),
    )
    .post(pages.adminDelivery, (c) =>
      edit(c, async (found) => {
        const id = idOf(c)
        const outcome = id ? await deps.replayWebhook(found.session.account.id, id) : 'unknown'
        if (outcome === 'unknown') return seeOther(c, href(gate.visit(c).locale, 'adminDeliveries'))
        return seeOther(c, `${c.req.path}?news=${outcome}`)
      }),
    )
}

function recordOf({ id, eventId, type, endpoint, state, attemptCount, at }: Delivery): unknown[] {
  return [id, eventId, type, endpoint.name, state, attemptCount, at]
}
