import { findOrderRecord } from '../domains/orders/index.ts'
import { type EventType, publish, type WebhookDeps } from '../domains/webhooks/index.ts'
import type { Db } from '../platform/database/connect.ts'
import type { OrderId } from '../shared/ids.ts'
import type { ShopEvent } from './react.ts'

export type TellDeps = {
  webhooks: Pick<WebhookDeps, 'db' | 'clock' | 'queue' | 'isOn'>
  /** Orders as a program would read them: of a restricted person (GDPR Art. 18) nothing is told. */
  orders: Db
}

type Told = { type: EventType; cause: readonly string[]; beside?: object }

/** Tells the endpoints of the seller what happened to an order. Told twice, it is sent once. */
export async function tellWebhooks({ webhooks, orders }: TellDeps, event: ShopEvent): Promise<void> {
  const told = webhooks.isOn && 'orderId' in event && event.orderId ? toldOf(event) : []
  if (told.length === 0 || !('orderId' in event) || !event.orderId) return
  const orderId: OrderId = event.orderId
  const order = await findOrderRecord(orders, orderId, false)
  if (!order) return
  const { id, number, state } = order
  for (const { type, cause, beside } of told) {
    if (type === 'order.fulfilled' && state !== 'fulfilled') continue
    await publish(webhooks, { type, cause, orderId, data: { order: { id, number, state }, ...beside } })
  }
}

function toldOf(event: ShopEvent): Told[] {
  switch (event.type) {
    case 'order_paid':
      // Whatever is in stock goes out with the payment.
      return [
        { type: 'order.paid', cause: [event.orderId] },
        { type: 'order.fulfilled', cause: [event.orderId] },
      ]
    case 'units_delivered':
      return [{ type: 'order.fulfilled', cause: [event.orderId] }]
    case 'order_refunded': {
      const { refundId } = event
      return [
        { type: 'order.refunded', cause: [event.orderId, refundId], beside: { refund: { id: refundId } } },
      ]
    }
    case 'key_replaced': {
      const { unitId, cause } = event
      return [{ type: 'key.replaced', cause: [unitId, cause], beside: { unit: { id: unitId } } }]
    }
    case 'dispute_news': {
      const { news, subjectId } = event
      if (news !== 'dispute_opened') return []
      return [{ type: 'dispute.opened', cause: [subjectId], beside: { dispute: { id: subjectId } } }]
    }
    default:
      return []
  }
}
