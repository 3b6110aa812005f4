import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
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
  // As it was bought: a bundle is one thing. By what is paid for each: a discount that does not divide evenly leaves units of one
  // line a cent apart. What costs nothing is not asked for.
  const { rows: lines } = await sql<{ name: Translated; unitMinor: number; quantity: number }>`
    with bought as (
      select coalesce(l.bundle_id, l.id) as thing, coalesce(l.bundle_name, l.name)::jsonb as name, u.position,
        min(l.position) as line, sum(u.gross_minor)::integer as minor
      from shop.unit u join shop.order_line l on l.id = u.order_line_id
      where u.order_id = ${orderId} group by 1, 2, u.position)
    select name, minor as "unitMinor", count(*)::integer as quantity from bought
    where minor > 0 group by thing, name, minor order by min(line), minor desc`.execute(db)
  return {
    order,
    lines: lines.map((line) => ({
      name: line.name[order.locale],
      quantity: line.quantity,
      unitMinor: line.unitMinor,
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
