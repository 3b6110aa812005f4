import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { foldEmail } from '../../shared/email.ts'
import type { OrderId } from '../../shared/ids.ts'
import { parseOrderNumber } from './order.ts'
import { findOrderOf, listPaidOf, type Paid } from './queries.ts'

/**
 * Sends the order's link to its own address when number and address belong together, at most once in ten minutes.
 * Answers nothing: whoever asks learns only what arrives in that mailbox.
 */
export async function requestOrderLink(
  db: Db,
  outbox: Outbox,
  asked: { number: string; email: string; now: Date },
): Promise<void> {
  const orderId = await findOrderOfGuest(db, asked)
  if (!orderId) return
  const requestId = `${Math.floor(asked.now.getTime() / 600_000)}`
  await db
    .transaction()
    .execute((tx) => outbox.emit(tx, { type: 'order_link_requested', orderId, requestId }))
}

/** The order of a number and an address that belong together, both as they were typed. */
export async function findOrderOfGuest(
  db: Db,
  { number, email }: { number: string; email: string },
): Promise<OrderId | undefined> {
  const parsed = parseOrderNumber(number)
  return parsed ? findOrderOf(db, parsed, foldEmail(email)) : undefined
}

/**
 * Paid orders of an amount, within a day of the one that is remembered: calendars differ by hours, and a payment by its
 * confirmation. With a number only that one.
 */
export async function listPaidAround(
  db: Db,
  { day, amounts, number }: { day: string; amounts: readonly Paid[]; number: string },
): Promise<OrderId[]> {
  const parsed = parseOrderNumber(number)
  if (number !== '' && !parsed) return []
  return listPaidOf(db, { day, amounts, number: parsed ?? null })
}
