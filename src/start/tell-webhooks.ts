import { listProductStates, type StockLow } from '../domains/catalog/index.ts'
import { findOrderRecord } from '../domains/orders/index.ts'
import { type EventType, publish, tellJob, type WebhookDeps } from '../domains/webhooks/index.ts'
import type { Db } from '../platform/database/connect.ts'
import type { OrderId } from '../shared/ids.ts'
import type { ShopEvent } from './react.ts'

export type TellDeps = {
  webhooks: Pick<WebhookDeps, 'db' | 'clock' | 'queue' | 'isOn'>
  /** Orders as a program would read them: of a restricted person (GDPR Art. 18) nothing is told. */
  orders: Db
}

type Told = { type: EventType; cause: readonly string[]; beside?: object }

/** In a job of its own, so that no trouble with webhooks keeps anybody from a letter. */
export async function tellLater({ db, queue, isOn }: TellDeps['webhooks'], event: ShopEvent): Promise<void> {
  if (!isOn || (event.type !== 'stock_low' && toldOf(event).length === 0)) return
  await db.transaction().execute((tx) => queue.enqueue(tx, tellJob, event))
}

/** Tells the endpoints of the seller what happened. Told twice, it is sent once. */
export async function tellWebhooks(deps: TellDeps, event: ShopEvent): Promise<void> {
  if (event.type === 'stock_low') return tellOfStock(deps, event)
  if ('orderId' in event && event.orderId) await tellOfOrder(deps, event.orderId, toldOf(event))
}

async function tellOfStock({ webhooks }: TellDeps, { productIds, at }: StockLow): Promise<void> {
  for (const product of await listProductStates(webhooks.db, productIds))
    await publish(webhooks, {
      ...{ type: 'stock.low', cause: [product.id, at], orderId: null },
      data: { product },
    })
}

async function tellOfOrder(
  { webhooks, orders }: TellDeps,
  orderId: OrderId,
  told: readonly Told[],
): Promise<void> {
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
