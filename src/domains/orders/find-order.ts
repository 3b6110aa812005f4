import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { foldEmail } from '../../shared/email.ts'
import { parseOrderNumber } from './order.ts'
import { findOrderOf } from './queries.ts'

/**
 * Sends the order's link to its own address when number and address belong together, at most once in ten minutes.
 * Answers nothing: whoever asks learns only what arrives in that mailbox.
 */
export async function requestOrderLink(
  db: Db,
  outbox: Outbox,
  asked: { number: string; email: string; now: Date },
): Promise<void> {
  const number = parseOrderNumber(asked.number)
  const orderId = number && (await findOrderOf(db, number, foldEmail(asked.email)))
  if (!orderId) return
  const requestId = `${Math.floor(asked.now.getTime() / 600_000)}`
  await db
    .transaction()
    .execute((tx) => outbox.emit(tx, { type: 'order_link_requested', orderId, requestId }))
}
