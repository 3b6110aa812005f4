import { endOrder, lockOrder } from '../../src/domains/orders/index.ts'
import type { Db } from '../../src/platform/database/connect.ts'
import type { OrderId } from '../../src/shared/ids.ts'

/** The buyer has cancelled, and nobody has looked at the payment since. */
export async function cancelledInTx(db: Db, orderId: OrderId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (order) await endOrder(tx, order, 'cancelled')
  })
}
