import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { LockedOrder } from './lock-order.ts'
import type { OrderState } from './order-page.ts'

export async function setOrderState(tx: Tx, orderId: OrderId, state: OrderState): Promise<void> {
  const ended = ['cancelled', 'expired', 'refunded'].includes(state)
  await tx
    .updateTable('order')
    .set({ state, ended_at: ended ? sql<Date>`now()` : null })
    .where('id', '=', orderId)
    .execute()
}

export async function setHold(tx: Tx, { id, heldFor, heldByStaff }: LockedOrder): Promise<void> {
  const hold = { held_for: heldFor, held_by_staff: heldByStaff }
  await tx.updateTable('order').set(hold).where('id', '=', id).execute()
}

/** Until when its buyer may have to wait for somebody's decision. */
export async function setReviewUntil(tx: Tx, orderId: OrderId, until: Date): Promise<void> {
  await tx.updateTable('order').set({ review_until: until }).where('id', '=', orderId).execute()
}

export async function setPaid(tx: Tx, orderId: OrderId): Promise<void> {
  await tx
    .updateTable('order')
    .set({ paid_at: sql<Date>`coalesce(paid_at, now())` })
    .where('id', '=', orderId)
    .execute()
}

/** @returns false when there is a time by which to answer already: it stays. */
export async function setShortageDue(tx: Tx, orderId: OrderId, dueHours: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('order')
    .set({ shortage_choice_due_at: sql<Date>`now() + make_interval(hours => ${dueHours})` })
    .where('id', '=', orderId)
    .where('shortage_choice_due_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setShortageChoice(tx: Tx, orderId: OrderId, choice: 'wait' | 'refund'): Promise<void> {
  await tx.updateTable('order').set({ shortage_choice: choice }).where('id', '=', orderId).execute()
}
