import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import { type CartId, newId } from '../../shared/ids.ts'
import { hashCartToken, newCartToken } from './cart-token.ts'

/** The cart that the cookie's token opens. */
export async function openCart(db: Db, token: string): Promise<CartId | undefined> {
  const hash = hashCartToken(token)
  if (!hash) return undefined
  const cart = await db.selectFrom('cart').select('id').where('token_hash', '=', hash).executeTakeFirst()
  return cart?.id
}

/** A new, empty cart; its token is known to the visitor alone from here on. Whoever brings a token may have the cart already. */
export async function createCart(tx: Tx, token = newCartToken()): Promise<{ cartId: CartId; token: string }> {
  const hash = hashCartToken(token)
  assert(hash, 'a new token is a token')
  const { id } = await tx
    .insertInto('cart')
    .values({ id: newId('crt'), token_hash: hash })
    .onConflict((known) => known.column('token_hash').doUpdateSet({ touched_at: sql<Date>`now()` }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return { cartId: id, token }
}
