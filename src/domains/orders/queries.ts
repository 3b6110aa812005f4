import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, CartId, OrderId, UnitId } from '../../shared/ids.ts'
import { hashCheckoutKey, type PlacedOrder } from './order.ts'

/** The order of a double press, when the first press has committed. Only the cart that it was placed from finds it. */
export async function findByCheckoutKey(
  db: Db,
  checkoutKey: string,
  cartId: CartId,
): Promise<PlacedOrder | undefined> {
  return db
    .selectFrom('order')
    .select(['id', 'number', 'gross_minor as grossMinor'])
    .where('checkout_key', '=', hashCheckoutKey(checkoutKey))
    .where('cart_id', '=', cartId)
    .executeTakeFirst()
}

/** Orders of this cart that still hold keys without payment. */
export async function listUnpaidOfCart(db: Db, cartId: CartId): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('order')
    .select('id')
    .where('cart_id', '=', cartId)
    .where('state', 'in', ['placed', 'awaiting_payment'])
    .execute()
  return rows.map((row) => row.id)
}

/** Units of an order whose seal is broken. */
export async function listOpenUnits(db: Db, orderId: OrderId): Promise<UnitId[]> {
  const rows = await db
    .selectFrom('unit')
    .select('id')
    .where('order_id', '=', orderId)
    .where('state', '=', 'revealed')
    .where('given_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

export async function findOrderOf(db: Db, number: string, emailFolded: string): Promise<OrderId | undefined> {
  const row = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select('order.id')
    .where('order.number', '=', number)
    .where('order_contact.email_folded', '=', emailFolded)
    .executeTakeFirst()
  return row?.id
}

/** What a letter about an order needs beside the page: where it goes and in which language. */
export async function findAddressee(
  db: Db,
  orderId: OrderId,
): Promise<
  | {
      email: string
      accountId: AccountId | null
      locale: 'en' | 'fr'
      linkVersion: number
      cartId: CartId | null
      placedAt: Date
      paidAt: Date | null
    }
  | undefined
> {
  return db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select([
      'order_contact.email',
      'order.account_id as accountId',
      'order.locale',
      'order.link_version as linkVersion',
      'order.cart_id as cartId',
      'order.placed_at as placedAt',
      'order.paid_at as paidAt',
    ])
    .where('order.id', '=', orderId)
    .executeTakeFirst()
}

export type Paid = { minor: number; currency: string }

/** More than so many orders of one amount in three days are told apart by their number alone. */
const alikeMax = 200

export async function listPaidOf(
  db: Db,
  { day, amounts, number }: { day: string; amounts: readonly Paid[]; number: string | null },
): Promise<OrderId[]> {
  if (amounts.length === 0) return []
  const rows = await db
    .selectFrom('order')
    .select('id')
    .where((eb) =>
      eb.or(
        amounts.map(({ minor, currency }) =>
          eb.and([eb('gross_minor', '=', minor), eb('currency', '=', currency)]),
        ),
      ),
    )
    .where(
      sql<boolean>`paid_at >= ${day}::date - interval '1 day' and paid_at < ${day}::date + interval '2 days'`,
    )
    .$if(number !== null, (query) => query.where('number', '=', number ?? ''))
    .limit(alikeMax + 1)
    .execute()
  // One of only some of them would be met by chance.
  if (rows.length > alikeMax) return []
  return rows.map(({ id }) => id)
}
