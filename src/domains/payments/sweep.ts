import type { OrderId } from '../../shared/ids.ts'
import {
  chooseShortage,
  fillBackorders,
  giveUpBrokenPromises,
  listBacklog,
  listBrokenPromises,
  listOverdue,
  listServable,
} from '../orders/index.ts'
import { advance, type PaymentDeps } from './advance.ts'
import { reasonOf } from './provider.ts'
import { listUnsettled, touchPayment } from './store.ts'

const quietSeconds = 60
const batch = 200
// A pre-order may arrive a little after its release before the money goes back.
const graceDays = 3

/**
 * Looks at everything that should have moved by itself and did not: lost webhooks, crashed processes, time that ran
 * out. One order that fails does not keep the others waiting.
 * @returns how many orders were looked at.
 */
export async function sweepPayments(deps: PaymentDeps): Promise<number> {
  // Keys that were there before the order was paid, or came back since: no import will call for their queue.
  for (const productId of await listBacklog(deps.db)) {
    await fillBackorders(deps.db, deps.outbox, productId).catch((error: unknown) =>
      deps.alarm('orders.backlog', { productId, reason: reasonOf(error) }),
    )
  }
  // What is overdue comes first: open pages are many and can wait.
  const orderIds = new Set<OrderId>()
  for (const { orderId, why } of await listOverdue(deps.db, batch)) {
    if (why === 'no_choice') await decideForBuyer(deps, orderId)
    orderIds.add(orderId)
  }
  for (const orderId of await listBrokenPromises(deps.db, graceDays, batch)) {
    await deps.db.transaction().execute((tx) => giveUpBrokenPromises(tx, orderId, graceDays))
    orderIds.add(orderId)
  }
  for (const orderId of await listServable(deps.db, batch)) orderIds.add(orderId)
  for (const orderId of await listUnsettled(deps.db, quietSeconds, batch)) orderIds.add(orderId)
  for (const orderId of orderIds) await lookAt(deps, orderId)
  return orderIds.size
}

async function lookAt(deps: PaymentDeps, orderId: OrderId): Promise<void> {
  try {
    await advance(deps, orderId)
  } catch (error) {
    deps.alarm('payment.sweep', { orderId, reason: reasonOf(error) })
    // To the end of the queue, so that what cannot be read does not stand before what can.
    await touchPayment(deps.db, orderId)
  }
}

async function decideForBuyer({ db }: PaymentDeps, orderId: OrderId): Promise<void> {
  await db.transaction().execute((tx) => chooseShortage(tx, orderId, 'refund', 'system'))
}
