import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, CartId, OrderId, UnitId } from '../../shared/ids.ts'
import { parseOrderNumber } from './order.ts'

export type PersonsOrders = { orders: OrderId[]; units: UnitId[]; carts: CartId[] }

/**
 * The orders of a person, with their units and the carts that they came from: of the account, of verified addresses where
 * nobody else's account has claimed them, and one order that is known by itself.
 */
export async function listOrdersOfPerson(
  db: Db,
  {
    accountId,
    emails,
    orderId,
  }: { accountId: AccountId | null; emails: readonly string[]; orderId: OrderId | null },
): Promise<PersonsOrders> {
  const { rows } = await sql<PersonsOrders>`
    with found as (
      select id, cart_id from shop."order" where account_id = ${accountId} or id = ${orderId}
      union
      select o.id, o.cart_id from shop.order_contact c join shop."order" o on o.id = c.order_id
      where c.email_folded = any(${emails}) and (o.account_id is null or o.account_id = ${accountId})
    )
    select
      array(select id from found order by id) as orders,
      array(select u.id from shop.unit u join found on found.id = u.order_id order by u.id) as units,
      array(select distinct cart_id from found where cart_id is not null order by cart_id) as carts`.execute(
    db,
  )
  return rows[0] ?? { orders: [], units: [], carts: [] }
}

/** The order of a number as somebody wrote it down. */
export async function findOrderByNumber(db: Db, written: string): Promise<OrderId | undefined> {
  const number = parseOrderNumber(written)
  if (!number) return undefined
  const row = await db.selectFrom('order').select('id').where('number', '=', number).executeTakeFirst()
  return row?.id
}

export async function findOrderNumber(db: Db, id: OrderId): Promise<string | undefined> {
  const row = await db.selectFrom('order').select('number').where('id', '=', id).executeTakeFirst()
  return row?.number
}

/** Of these orders those that are paid or being paid and not yet fulfilled. */
export async function listOpenOrders(db: Db, orderIds: readonly OrderId[]): Promise<OrderId[]> {
  if (orderIds.length === 0) return []
  const rows = await db
    .selectFrom('order')
    .select('id')
    .where(sql<boolean>`id = any(${orderIds})`)
    .where('state', 'not in', ['fulfilled', 'cancelled', 'expired', 'refunded'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The address that an order was placed with, folded, and the account that has claimed it. */
export type Contact = { email: string; orderId: OrderId; accountId: AccountId | null; placedAt: Date }

/** The contacts of all orders, for comparing with the ledger of erasures. */
export async function listContacts(db: Db): Promise<Contact[]> {
  return db
    .selectFrom('order_contact')
    .innerJoin('order', 'order.id', 'order_contact.order_id')
    .select(['order_contact.email_folded as email', 'order.id as orderId', 'order.placed_at as placedAt'])
    .select('order.account_id as accountId')
    .orderBy('order.id')
    .execute()
}
