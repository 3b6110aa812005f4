import type { OrderId, ProductId } from '../../shared/ids.ts'

/** What an endpoint may ask to be told. */
export const eventTypes = [
  'order.paid',
  'order.fulfilled',
  'order.refunded',
  'dispute.opened',
  'key.replaced',
  'product.updated',
  'stock.low',
] as const
export type EventType = (typeof eventTypes)[number]

/** `endpoint.test` is asked for by hand, and by nobody subscribed. */
export type SentType = EventType | 'endpoint.test'

/** Of whom an event tells: ids and states. Whoever wants to know more asks the API, with a key that may. */
export type EventData =
  | { order: { id: OrderId; number: string; state: string } }
  | { order: { id: OrderId; number: string; state: string }; refund: { id: string } }
  | { order: { id: OrderId; number: string; state: string }; dispute: { id: string } }
  | { order: { id: OrderId; number: string; state: string }; unit: { id: string } }
  | { product: { id: ProductId; slug: string; status: string } }
  | { endpoint: { id: string } }

export function parseEventType(text: string): EventType | undefined {
  return eventTypes.find((type) => type === text)
}
