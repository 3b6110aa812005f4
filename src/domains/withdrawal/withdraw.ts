import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { OrderId, WithdrawalId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { findOrderOfGuest } from '../orders/index.ts'
import { advance, type PaymentDeps, reasonOf } from '../payments/index.ts'
import { carryOut } from './carry-out.ts'
import type { WithdrawalMade } from './events.ts'
import { findByFormKey, findWithdrawal, insertStatement } from './store.ts'
import type { Meant, Statement, Withdrawal } from './withdrawal.ts'

export type WithdrawalDeps = PaymentDeps & { clock: Clock }

/**
 * Takes a statement of withdrawal: it counts at this moment, whether its order is known or not, and what it means is done in
 * the same transaction. Whoever makes it learns from the page only that it was received: number and address of somebody
 * else's order are not tried out here. The acknowledgement goes to the address that was written down.
 */
export async function withdraw(
  deps: WithdrawalDeps,
  statement: Statement,
  meant: Meant,
): Promise<Withdrawal> {
  const madeAt = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const id = await insertStatement(tx, statement, madeAt)
    if (!id) return sentBefore(tx, statement)
    const order = await orderMeant(tx, statement, meant)
    const about = { madeAt, foundBy: null, requestKey: id }
    const isCarried = order !== undefined && (await carryOut(tx, id, { ...order, ...about }, madeAt))
    const event: WithdrawalMade = {
      type: 'withdrawal_made',
      withdrawalId: id,
      orderId: isCarried ? order.orderId : null,
      how: 'made',
    }
    await deps.outbox.emit(tx, event)
    return found(tx, id)
  })
}

async function orderMeant(tx: Tx, { orderNumber, email }: Statement, meant: Meant) {
  if (meant.kind === 'known') return { orderId: meant.orderId, unitIds: meant.unitIds }
  const orderId = await findOrderOfGuest(tx, { number: orderNumber, email })
  return orderId && { orderId, unitIds: null }
}

async function sentBefore(tx: Tx, { formKey }: Statement): Promise<Withdrawal> {
  const id = await findByFormKey(tx, formKey)
  assert(id, 'a form that was sent before has its statement')
  return found(tx, id)
}

async function found(tx: Tx, id: WithdrawalId): Promise<Withdrawal> {
  const withdrawal = await findWithdrawal(tx, id)
  assert(withdrawal, `withdrawal ${id} is there`)
  return withdrawal
}

/** After the commit: held money is let go, and what was taken is sent back. What fails here, the sweep of payments repeats. */
export async function sendMoneyBack(deps: PaymentDeps, orderId: OrderId): Promise<void> {
  await advance(deps, orderId).catch((error: unknown) =>
    deps.alarm('withdrawal.not_sent_yet', { orderId, reason: reasonOf(error) }),
  )
}
