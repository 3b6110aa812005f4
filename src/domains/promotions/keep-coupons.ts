import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { isInCoins } from '../../shared/currency.ts'
import { assert } from '../../shared/errors.ts'
import { type CouponId, newId, type ProductId } from '../../shared/ids.ts'
import { type CouponTerms, codeMax, codeMin, foldCode } from './coupon.ts'

type Actor = AuditEntry['actor']

export type NewCoupon = {
  code: string
  terms: CouponTerms
  /** Null for all products. */
  productIds: readonly ProductId[] | null
  withSales: boolean
  oncePerCustomer: boolean
  usesMax: number | null
  startsAt: Date
  /** Null until it is ended by hand. */
  endsAt: Date | null
}

export type CreateCouponOutcome =
  | { ok: true; id: CouponId }
  | { ok: false; reason: 'code_taken' | 'code_form' | 'amount_form' }

/** Writes a coupon down. A code is used for one coupon ever, also when that one is over; what it takes off is in coins that there are. */
export async function createCoupon(tx: Tx, coupon: NewCoupon, actor: Actor): Promise<CreateCouponOutcome> {
  const code = foldCode(coupon.code)
  if (code.length < codeMin || code.length > codeMax) return { ok: false, reason: 'code_form' }
  const { terms } = coupon
  if ('amount' in terms && !isInCoins(terms.amount.currency, terms.amount.minor))
    return { ok: false, reason: 'amount_form' }
  assert(coupon.productIds?.length !== 0, 'a coupon for no products')
  const written = await tx
    .insertInto('coupon')
    .values({
      id: newId('cpn'),
      code,
      percent: 'percent' in terms ? terms.percent : null,
      ...('amount' in terms && { amount_minor: terms.amount.minor, currency: terms.amount.currency }),
      with_sales: coupon.withSales,
      once_per_customer: coupon.oncePerCustomer,
      uses_max: coupon.usesMax,
      starts_at: coupon.startsAt,
      ends_at: coupon.endsAt,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return { ok: false, reason: 'code_taken' }
  if (coupon.productIds) {
    await tx
      .insertInto('coupon_product')
      .values(coupon.productIds.map((product_id) => ({ coupon_id: written.id, product_id })))
      .execute()
  }
  await recordAudit(tx, { subject: { kind: 'coupon', id: written.id }, action: 'coupon.created', actor })
  return { ok: true, id: written.id }
}

/** Ends a coupon now, also one that has not begun: orders that were placed with it keep it. @returns false when it is over, or unknown. */
export async function endCoupon(tx: Tx, id: CouponId, actor: Actor, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('coupon')
    .set({ ends_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where(sql<boolean>`coalesce(ends_at > now(), true)`)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await recordAudit(tx, {
    subject: { kind: 'coupon', id },
    action: 'coupon.ended',
    actor,
    details: { reason },
  })
  return true
}

/**
 * A coupon that is over goes on, with the uses and the beginning that it had: its code is good for no other.
 * @returns false when it is not over, unknown, or would end before it begins.
 */
export async function reopenCoupon(
  tx: Tx,
  id: CouponId,
  { endsAt, reason }: { endsAt: Date | null; reason: string },
  actor: Actor,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('coupon')
    .set({ ends_at: endsAt })
    .where('id', '=', id)
    .where('ends_at', '<=', sql<Date>`now()`)
    .$if(endsAt !== null, (query) => query.where('starts_at', '<', endsAt))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const details = { until: endsAt?.toISOString() ?? null, reason }
  await recordAudit(tx, { subject: { kind: 'coupon', id }, action: 'coupon.reopened', actor, details })
  return true
}
