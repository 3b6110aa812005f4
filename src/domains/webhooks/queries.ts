import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { WebhookDeliveryId, WebhookEndpointId, WebhookEventId } from '../../shared/ids.ts'
import type { SentType } from './event-type.ts'
import type { Trouble } from './sender.ts'

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export type Delivery = {
  id: WebhookDeliveryId
  eventId: WebhookEventId
  type: SentType
  endpoint: { id: WebhookEndpointId; name: string }
  state: DeliveryState
  attemptCount: number
  nextTryAt: Date | null
  at: Date
}

export type Attempt = {
  number: number
  status: number | null
  trouble: Trouble | null
  millis: number
  at: Date
}

export const deliveriesPerPage = 50
// Past this nobody pages, and counting would cost more than the page.
const countMax = 10_000

export type DeliveriesAsked = {
  endpoint: WebhookEndpointId | undefined
  state: DeliveryState | ''
  type: SentType | ''
  isDescending: boolean
  page: number
}

/** The log, by when it happened. What belongs to an order under restriction is not among it. */
export async function listDeliveries(
  db: Db,
  { page, isDescending, ...asked }: DeliveriesAsked,
): Promise<{ rows: Delivery[]; total: number }> {
  const wanted = narrowed(db, asked)
  const direction = isDescending ? 'desc' : 'asc'
  const [rows, { total }] = await Promise.all([
    withColumns(wanted)
      .orderBy('webhook_delivery.at', direction)
      .orderBy('webhook_delivery.id', direction)
      .limit(deliveriesPerPage)
      .offset((page - 1) * deliveriesPerPage)
      .execute(),
    db
      .selectFrom(wanted.select(sql`1`.as('one')).limit(countMax).as('counted'))
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows: rows.map(toDelivery), total }
}

/** For programs: from the newest on, past one of them. */
export async function listDeliveriesAfter(
  db: Db,
  {
    after,
    limit,
    endpoint,
  }: { after: WebhookDeliveryId | undefined; limit: number; endpoint: WebhookEndpointId },
): Promise<Delivery[]> {
  const rows = await withColumns(narrowed(db, { endpoint, state: '', type: '' }))
    .where((eb) => eb.and(after ? [eb('webhook_delivery.id', '<', after)] : []))
    .orderBy('webhook_delivery.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toDelivery)
}

/** The log in pieces, for a file. */
export async function* walkDeliveries(
  db: Db,
  asked: Pick<DeliveriesAsked, 'endpoint' | 'state' | 'type'>,
): AsyncGenerator<Delivery[]> {
  for (let last: WebhookDeliveryId | undefined; ; ) {
    const rows = await withColumns(narrowed(db, asked))
      .where((eb) => eb.and(last ? [eb('webhook_delivery.id', '<', last)] : []))
      .orderBy('webhook_delivery.id', 'desc')
      .limit(500)
      .execute()
    if (rows.length === 0) return
    yield rows.map(toDelivery)
    last = rows.at(-1)?.id
  }
}

export async function findDelivery(
  db: Db,
  id: WebhookDeliveryId,
): Promise<(Delivery & { body: string; attempts: Attempt[] }) | undefined> {
  const row = await withColumns(narrowed(db, { endpoint: undefined, state: '', type: '' }))
    .select('webhook_event.body')
    .where('webhook_delivery.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const attempts = await db
    .selectFrom('webhook_attempt')
    .select(['number', 'status', 'trouble', 'millis', 'at'])
    .where('delivery_id', '=', id)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return { ...toDelivery(row), body: row.body, attempts }
}

function narrowed(db: Db, { endpoint, state, type }: Pick<DeliveriesAsked, 'endpoint' | 'state' | 'type'>) {
  return db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_event', 'webhook_event.id', 'webhook_delivery.event_id')
    .innerJoin('webhook_endpoint', 'webhook_endpoint.id', 'webhook_delivery.endpoint_id')
    .where((eb) =>
      eb.and([
        ...(endpoint ? [eb('webhook_delivery.endpoint_id', '=', endpoint)] : []),
        ...(state ? [eb('webhook_delivery.state', '=', state)] : []),
        ...(type ? [eb('webhook_event.type', '=', type)] : []),
      ]),
    )
}

function withColumns(query: ReturnType<typeof narrowed>) {
  return query
    .select(['webhook_delivery.id', 'webhook_delivery.event_id as eventId', 'webhook_event.type'])
    .select(['webhook_delivery.endpoint_id as endpointId', 'webhook_endpoint.name as endpointName'])
    .select(['webhook_delivery.state', 'webhook_delivery.attempt_count as attemptCount'])
    .select(['webhook_delivery.next_try_at as nextTryAt', 'webhook_delivery.at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['execute']>>[number]

function toDelivery({
  endpointId,
  endpointName,
  id,
  eventId,
  type,
  state,
  attemptCount,
  nextTryAt,
  at,
}: Row): Delivery {
  return {
    ...{ id, eventId, type, state, attemptCount, nextTryAt, at },
    endpoint: { id: endpointId, name: endpointName },
  }
}
