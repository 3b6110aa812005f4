import type { Tx } from '../../platform/database/connect.ts'
import {
  derivedId,
  newId,
  type OrderId,
  type WebhookEndpointId,
  type WebhookEventId,
} from '../../shared/ids.ts'
import type { WebhookDeps } from './deps.ts'
import type { EventData, EventType, SentType } from './event-type.ts'

export const deliverJob = 'webhooks.deliver'
/** Says what happened, beside whatever else becomes of it. */
export const tellJob = 'webhooks.tell'

type Publishing = Pick<WebhookDeps, 'db' | 'clock' | 'queue' | 'isOn'>

export type HappenedEvent = {
  type: EventType
  /** What tells it from every other event of its type: told twice, it is sent once. */
  cause: readonly string[]
  orderId: OrderId | null
  data: EventData
}

/** Queues what happened for everybody who asked for it, in one transaction with its row in the log. */
export async function publish(deps: Publishing, event: HappenedEvent): Promise<void> {
  if (!deps.isOn) return
  await deps.db.transaction().execute((tx) => publishIn(tx, deps, event))
}

export async function publishIn(tx: Tx, deps: Publishing, event: HappenedEvent): Promise<void> {
  const listeners = await tx
    .selectFrom('webhook_endpoint')
    .select(['id', 'events'])
    .where('state', '=', 'on')
    .execute()
  const to = listeners.filter(({ events }) => events.includes(event.type)).map(({ id }) => id)
  if (to.length === 0) return
  const id = derivedId('evt', event.type, ...event.cause)
  if (await insertEvent(tx, deps, { ...event, id })) await queueDeliveries(tx, deps, id, to)
}

/** Tells one endpoint that it is one, whatever it asked for. @returns the delivery, to be looked up in the log. */
export async function publishTest(deps: Publishing, endpoint: WebhookEndpointId): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const id = newId('evt')
    const data = { endpoint: { id: endpoint } }
    await insertEvent(tx, deps, { id, type: 'endpoint.test', orderId: null, data })
    await queueDeliveries(tx, deps, id, [endpoint])
  })
}

type NewEvent = { id: WebhookEventId; type: SentType; orderId: OrderId | null; data: EventData }

async function insertEvent(
  tx: Tx,
  deps: Publishing,
  { id, type, orderId, data }: NewEvent,
): Promise<boolean> {
  const at = deps.clock.now()
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('webhook_event')
    .values({ id, type, order_id: orderId, body, at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

async function queueDeliveries(
  tx: Tx,
  { clock, queue }: Publishing,
  eventId: WebhookEventId,
  to: readonly WebhookEndpointId[],
): Promise<void> {
  const at = clock.now()
  for (const endpointId of to) {
    const deliveryId = newId('dlv')
    await tx
      .insertInto('webhook_delivery')
      .values({ id: deliveryId, event_id: eventId, endpoint_id: endpointId, next_try_at: at, at })
      .execute()
    await queue.enqueue(tx, deliverJob, { deliveryId })
  }
}
