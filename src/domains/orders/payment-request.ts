import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, minutes } from '../../shared/time.ts'
import { paymentPageSpareMinutes } from './order.ts'

export type PaymentRequest = {
  order: { id: OrderId; number: string; email: string; locale: Locale; linkVersion: number; placedAt: Date }
  lines: { name: string; quantity: number; unitMinor: number }[]
  /** The same at each call: a repeated request to the provider must not differ from the first. */
  openUntil: Date
}

/** What the payment page shows; undefined when the order is not one that can still be paid. */
export async function getPaymentRequest(db: Db, orderId: OrderId): Promise<PaymentRequest | undefined> {
  const order = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(['order.id', 'number', 'email', 'locale', 'link_version as linkVersion', 'reserved_until'])
    .select('placed_at as placedAt')
    .where('order.id', '=', orderId)
    .where('state', 'in', ['placed', 'awaiting_payment'])
    .where('reserved_until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (!order) return undefined
  // By what is paid for each unit: a discount that does not divide evenly leaves units of one line a cent apart.
  const lines = await db
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .select(({ fn }) => ['order_line.name', 'unit.gross_minor', fn.countAll<number>().as('quantity')])
    .where('unit.order_id', '=', orderId)
    // What costs nothing is not asked for.
    .where('unit.gross_minor', '>', 0)
    .groupBy(['order_line.id', 'order_line.name', 'order_line.position', 'unit.gross_minor'])
    .orderBy('order_line.position')
    .orderBy('unit.gross_minor', 'desc')
    .execute()
  return {
    order,
    lines: lines.map((line) => ({
      name: line.name[order.locale],
      quantity: line.quantity,
      unitMinor: line.gross_minor,
    })),
    openUntil: after(order.reserved_until, minutes(paymentPageSpareMinutes)),
  }
}

/** The payment page is open. */
export async function beginPayment(tx: Tx, orderId: OrderId): Promise<void> {
  await tx
    .updateTable('order')
    .set({ state: 'awaiting_payment' })
    .where('id', '=', orderId)
    .where('state', '=', 'placed')
    .execute()
}
