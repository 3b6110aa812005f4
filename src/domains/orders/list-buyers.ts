import { type RawBuilder, sql } from 'kysely'

/**
 * Every order that was placed by a moment, with whom it belongs to and the ids by which it is known elsewhere: to be read by
 * another statement.
 */
export function buyersUntil(until: Date): RawBuilder<unknown> {
  return sql`
    select o.id, o.number, o.account_id, c.email, c.email_folded, o.locale, o.cart_id, o.placed_at,
      array(select u.id from shop.unit u where u.order_id = o.id) as units
    from shop."order" o join shop.order_contact c on c.order_id = o.id
    where o.placed_at <= ${until}`
}
