import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { endOrder, type LockedOrder, lockOrder } from '../orders/index.ts'
import { advance, findPayment, reasonOf } from '../payments/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

/**
 * Ends an order that was not paid, at the buyer's wish. Its keys are free at once; the payment page is closed after,
 * and money that arrives all the same goes back.
 */
export async function cancelOrder(deps: CheckoutDeps, orderId: OrderId): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (order) await cancelUnpaid(tx, order)
  })
  await closePayment(deps, orderId)
}

/** Under the order's lock; `closePayment` follows after it. @returns whether the order is over now. */
export async function cancelUnpaid(tx: Tx, order: LockedOrder): Promise<boolean> {
  if (!(await isCancellable(tx, order))) return false
  await endOrder(tx, order, 'cancelled')
  return true
}

// Money that is just being taken would be taken and paid back: then the order stays, and its keys come.
async function isCancellable(tx: Tx, order: LockedOrder): Promise<boolean> {
  const payment = await findPayment(tx, order.id)
  // Money that somebody looks at is held, and goes back whole; money that does not match is for a human alone.
  if (order.state === 'in_review') return payment?.state === 'authorised'
  if (order.state !== 'placed' && order.state !== 'awaiting_payment') return false
  return payment?.state !== 'capturing'
}

/** After an order was ended: its payment page is closed, or held money let go. What fails here, the sweep repeats. */
export async function closePayment(deps: CheckoutDeps, orderId: OrderId): Promise<void> {
  await advance(deps, orderId).catch((error: unknown) =>
    deps.alarm('checkout.cancel', { orderId, reason: reasonOf(error) }),
  )
}
