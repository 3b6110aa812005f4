import type { Tx } from '../../platform/database/connect.ts'

/** Deletes carts that nobody touched since `olderThan`, with their lines; returns how many. */
export async function dropOldCarts(tx: Tx, olderThan: Date): Promise<number> {
  const dropped = await tx.deleteFrom('cart').where('touched_at', '<', olderThan).executeTakeFirstOrThrow()
  return Number(dropped.numDeletedRows)
}
