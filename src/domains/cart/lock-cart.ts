import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { CartId } from '../../shared/ids.ts'

/** Makes the writers of one cart wait for each other, and says that the cart is in use (its retention begins anew). */
export async function lockCart(tx: Tx, cartId: CartId): Promise<void> {
  const touched = await tx
    .updateTable('cart')
    .set({ touched_at: sql<Date>`now()` })
    .where('id', '=', cartId)
    .executeTakeFirstOrThrow()
  if (touched.numUpdatedRows === 0n) throw new AppError('not_found', `no cart ${cartId}`)
}
