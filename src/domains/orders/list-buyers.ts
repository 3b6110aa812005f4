import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, CartId, OrderId, UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

export type BuyersOrder = {
  id: OrderId
  number: string
  accountId: AccountId | null
  email: string
  emailFolded: string
  locale: Locale
  cartId: CartId | null
  units: UnitId[]
  placedAt: Date
}

/** Every order that was placed by a moment, with whom it belongs to and the ids by which it is known elsewhere. */
export async function listBuyers(db: Db, until: Date): Promise<BuyersOrder[]> {
  const { rows } = await sql<BuyersOrder>`
    select o.id, o.number, o.account_id as "accountId", c.email, c.email_folded as "emailFolded", o.locale,
      o.cart_id as "cartId", o.placed_at as "placedAt",
      array(select u.id from shop.unit u where u.order_id = o.id order by u.id) as units
    from shop."order" o join shop.order_contact c on c.order_id = o.id
    where o.placed_at <= ${until}
    order by o.id`.execute(db)
  return rows
}
