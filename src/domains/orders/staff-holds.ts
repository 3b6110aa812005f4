import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { holdOrder, releaseHold } from './hold-order.ts'
import { lockOrder } from './lock-order.ts'
import { writeOrderNote } from './order-notes.ts'

type HoldDeps = { db: Db; outbox: Outbox; clock: Clock }
type Hold = { orderId: OrderId; reason: string; by: AccountId }
export type StaffHoldOutcome = { ok: true } | { ok: false; reason: 'not_paid' | 'held' | 'not_held' | 'over' }

/** Somebody of the staff holds a paid order, and says why. Nothing more leaves it until one of them lets it go. */
export async function holdByStaff(
  { db, clock }: HoldDeps,
  { orderId, reason, by }: Hold,
): Promise<StaffHoldOutcome> {
  return db.transaction().execute(async (tx): Promise<StaffHoldOutcome> => {
    const order = await lockOrder(tx, orderId)
    if (!order?.paid) return { ok: false, reason: 'not_paid' }
    if (order.heldFor) return { ok: false, reason: 'held' }
    if (['cancelled', 'expired', 'refunded'].includes(order.state)) return { ok: false, reason: 'over' }
    await holdOrder(tx, order, 'staff', { kind: 'staff', id: by })
    await writeOrderNote(tx, { orderId, about: 'held', words: reason, by, at: clock.now() })
    return { ok: true }
  })
}

/** Lets go what the staff hold themselves: the customer gets what was withheld. A bank's doubt is not theirs to end. */
export async function releaseByStaff(
  { db, outbox, clock }: HoldDeps,
  { orderId, reason, by }: Hold,
): Promise<StaffHoldOutcome> {
  return db.transaction().execute(async (tx): Promise<StaffHoldOutcome> => {
    const order = await lockOrder(tx, orderId)
    if (order?.heldFor !== 'staff') return { ok: false, reason: 'not_held' }
    order.heldByStaff = false
    await releaseHold(tx, outbox, order, { kind: 'staff', id: by })
    await writeOrderNote(tx, { orderId, about: 'released', words: reason, by, at: clock.now() })
    return { ok: true }
  })
}
