import { isDeepStrictEqual } from 'node:util'
import type { RequestParams } from './contract.ts'
import { invalid, notFound } from './errors.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import type { EventType } from './shapes.ts'
import type { StoredEvent, World } from './world.ts'

export const apiVersion = '2026-10-28.endive'
/** The same release with what is in public preview. */
export const previewVersion = '2026-10-28.preview'

/** Records that something happened to an object, as a snapshot of the object at this moment, and hands it to delivery. */
export function recordEvent(world: World, type: EventType, object: object, previous?: object) {
  const created = world.clock.seconds()
  const waiting = endpointsFor(world, type)
  const id = world.draw('evt_1')
  const envelope = {
    id,
    object: 'event',
    api_version: apiVersion,
    created,
    data: previous ? { object, previous_attributes: previous } : { object },
    livemode: false,
    pending_webhooks: waiting.length,
    request: { id: world.cause.id, idempotency_key: world.cause.idempotency_key },
    type,
  }
  const event: StoredEvent = { id, type, created, json: JSON.stringify(envelope) }
  world.tables.events.save(event)
  if (waiting.length > 0) world.tables.pendingDeliveries.save({ id, endpoints: waiting })
  world.onEvent(event, waiting)
}

/** The fields whose value differs, with their values before the change: `previous_attributes` of an updated event. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const changed: Partial<T> = {}
  for (const field of Object.keys(before) as (keyof T)[]) {
    if (!isDeepStrictEqual(before[field], after[field])) changed[field] = before[field]
  }
  return changed
}

export function retrieveEvent(world: World, id: string) {
  const event = world.tables.events.find(id)
  if (!event) throw notFound('event', id, 'id')
  return presented(world, event)
}

export function listEvents(world: World, params: RequestParams['eventList']): Page<object> {
  if (params.type !== undefined && params.types !== undefined) {
    throw invalid('You may only specify one of these parameters: type, types.')
  }
  const patterns = params.types ?? (params.type === undefined ? ['*'] : [params.type])
  const page = pageOf(world.tables.events, '/v1/events', params, (event) => {
    const delivered = params.delivery_success
    return (
      wasCreatedWithin(event, params.created) &&
      patterns.some((pattern) => matches(pattern, event.type)) &&
      (delivered === undefined || delivered === (waitingFor(world, event) === 0))
    )
  })
  return { ...page, data: page.data.map((event) => presented(world, event)) }
}

function presented(world: World, event: StoredEvent): object {
  return { ...JSON.parse(event.json), pending_webhooks: waitingFor(world, event) }
}

function waitingFor(world: World, event: StoredEvent) {
  return world.tables.pendingDeliveries.find(event.id)?.endpoints.length ?? 0
}

function endpointsFor(world: World, type: EventType) {
  return [...world.tables.endpoints.newestFirst()]
    .filter((endpoint) => endpoint.status === 'enabled')
    .filter((endpoint) => endpoint.enabled_events.some((pattern) => matches(pattern, type)))
    .map((endpoint) => endpoint.id)
}

function matches(pattern: string, type: string) {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type
}
