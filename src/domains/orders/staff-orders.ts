import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { parseOrderNumber } from './order.ts'
import type { OrderState } from './order-page.ts'
import type { HeldFor } from './store.ts'

export type OrderInList = {
  id: OrderId
  number: string
  state: OrderState
  heldFor: HeldFor | null
  gross: Money
  placedAt: Date
}

/** Whether anything was ever paid for in this shop. */
export async function hasSold(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('order')
    .select('id')
    .where('paid_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The numbers of orders, as far as the one who asks may see them. */
export async function listOrderNumbers(db: Db, ids: readonly OrderId[]): Promise<Map<OrderId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('order').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** In what orders are paid. */
export async function listOrderCurrencies(db: Db, ids: readonly OrderId[]): Promise<Map<OrderId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('order').select(['id', 'currency']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, currency }) => [id, currency]))
}

export const ordersPerPage = 50

/**
 * Orders as the staff look for them: by number, as it was read out, or by the whole address; without words the latest. Whoever
 * is under restriction is not among them (GDPR Art. 18): the database does not show those rows to the staff.
 */
export async function listOrdersForStaff(
  db: Db,
  { text, page, owed = false }: { text: string; page: number; owed?: boolean },
): Promise<{ orders: OrderInList[]; total: number }> {
  const wanted = db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .$if(owed, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('unit')
            .select('unit.id')
            .whereRef('unit.order_id', '=', 'order.id')
            .where('unit.state', '=', 'refund_due'),
        ),
      ),
    )
    .$if(text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          eb('order.number', '=', parseOrderNumber(text) ?? ''),
          eb('order_contact.email_folded', '=', foldEmail(text)),
        ]),
      ),
    )
  const rows = await wanted
    .select([
      'order.id',
      'order.number',
      'order.state',
      'order.held_for',
      'order.gross_minor',
      'order.currency',
    ])
    .select(['order.placed_at', sql<number>`count(*) over ()`.as('total')])
    .orderBy('order.placed_at', 'desc')
    .limit(ordersPerPage)
    .offset((page - 1) * ordersPerPage)
    .execute()
  const orders = rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    heldFor: row.held_for,
    gross: money(row.gross_minor, row.currency),
    placedAt: row.placed_at,
  }))
  return { orders, total: Number(rows[0]?.total ?? 0) }
}
