import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { OrderId } from '../../shared/ids.ts'

/** False when that was known. */
export async function markEmailRefused(tx: Tx, orderId: OrderId): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('order_contact')
    .set({ email_refused_at: sql<Date>`now()` })
    .where('order_id', '=', orderId)
    .where('email_refused_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** All links that were sent to the old address end with it. @returns the new version of the order's links. */
export async function replaceEmail(tx: Tx, orderId: OrderId, email: string): Promise<number> {
  await tx
    .updateTable('order_contact')
    .set({ email, email_folded: foldEmail(email), email_refused_at: null })
    .where('order_id', '=', orderId)
    .execute()
  const { link_version } = await tx
    .updateTable('order')
    .set({ link_version: sql<number>`link_version + 1` })
    .where('id', '=', orderId)
    .returning('link_version')
    .executeTakeFirstOrThrow()
  return link_version
}
