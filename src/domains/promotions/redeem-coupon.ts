import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { foldMailbox } from '../../shared/email.ts'
import type { AccountId, CouponId, OrderId } from '../../shared/ids.ts'

export type RedeemOutcome = { ok: true } | { ok: false; reason: 'over' | 'used_up' | 'used_before' }

/**
 * Uses a coupon for an order, in the transaction that places it; on a refusal the caller rolls back. The row of a coupon
 * that has a limit is locked before its uses are counted, so of many orders that want the last one, one gets it. It is
 * the last thing that the order waits for.
 */
export async function redeemCoupon(
  tx: Tx,
  use: { couponId: CouponId; orderId: OrderId; email: string; accountId: AccountId | null },
): Promise<RedeemOutcome> {
  const coupon = await tx
    .selectFrom('coupon')
    .select(['uses_max', 'once_per_customer'])
    .where('id', '=', use.couponId)
    .where('starts_at', '<=', sql<Date>`now()`)
    .where(sql<boolean>`coalesce(ends_at > now(), true)`)
    .executeTakeFirst()
  if (!coupon) return { ok: false, reason: 'over' }
  if (coupon.uses_max !== null && (await countLocked(tx, use.couponId)) >= coupon.uses_max) {
    return { ok: false, reason: 'used_up' }
  }
  const written = await tx
    .insertInto('coupon_use')
    .values({
      order_id: use.orderId,
      coupon_id: use.couponId,
      ...(coupon.once_per_customer && { mailbox_hash: hashMailbox(use.email), account_id: use.accountId }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('order_id')
    .executeTakeFirst()
  return written ? { ok: true } : { ok: false, reason: 'used_before' }
}

async function countLocked(tx: Tx, id: CouponId): Promise<number> {
  await tx.selectFrom('coupon').select('id').where('id', '=', id).forUpdate().execute()
  // A statement of its own: it sees what was committed while the lock was waited for.
  const row = await tx
    .selectFrom('coupon_use')
    .select(({ fn }) => fn.countAll<number>().as('living'))
    .where('coupon_id', '=', id)
    .where('given_back_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.living
}

/** The order ended unpaid: whoever comes next may use the coupon. Nothing happens when it used none. */
export async function giveBackCoupon(tx: Tx, orderId: OrderId): Promise<void> {
  await tx
    .updateTable('coupon_use')
    .set({ given_back_at: sql<Date>`now()` })
    .where('order_id', '=', orderId)
    .where('given_back_at', 'is', null)
    .execute()
}

/**
 * Money came for an order that had ended: it was paid with the coupon, so it counts as used again, whatever the limit says.
 * Only where its customer has used it with another order meanwhile does it stay given back.
 */
export async function takeUpCoupon(tx: Tx, orderId: OrderId): Promise<void> {
  await sql`
    update shop.coupon_use mine set given_back_at = null
    where order_id = ${orderId} and given_back_at is not null and not exists (
      select from shop.coupon_use other
      where other.coupon_id = mine.coupon_id and other.given_back_at is null
        and (other.mailbox_hash = mine.mailbox_hash or other.account_id = mine.account_id))`.execute(tx)
}

function hashMailbox(email: string): Buffer {
  return createHash('sha256').update(foldMailbox(email)).digest()
}
