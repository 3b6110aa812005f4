import type { OrderId } from '../../shared/ids.ts'
import { endOrder, lockOrder } from '../orders/index.ts'
import { advance } from '../payments/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

/**
 * Ends an order that was not paid, at the buyer's wish. Its keys are free at once; the payment page is closed after,
 * and money that arrives all the same goes back.
 */
export async function cancelOrder(deps: CheckoutDeps, orderId: OrderId): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (order?.state === 'placed' || order?.state === 'awaiting_payment')
      await endOrder(tx, order, 'cancelled')
  })
  await closePayment(deps, orderId)
}

/** After an order was ended: its payment page is closed, or held money let go. What fails here, the sweep repeats. */
export async function closePayment(deps: CheckoutDeps, orderId: OrderId): Promise<void> {
  await advance(deps, orderId).catch((error: Error) =>
    deps.alarm('checkout.cancel', { orderId, reason: error.message }),
  )
}
