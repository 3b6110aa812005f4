import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { GiftId } from '../../shared/ids.ts'
import { listUnitStates } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { isConfirmed, isFlood } from './gift.ts'
import { type LockedGift, withGift } from './lock-gift.ts'
import { listKeysSentTo, queueOfRecipient, setSent } from './store.ts'

/** Sends a gift whose day has come and whose key is there. @returns whether it went out now. */
export function sendGift(deps: GiftDeps, id: GiftId): Promise<boolean> {
  return withGift(deps, id, false, (tx, locked) => sendLocked(tx, deps, locked))
}

/**
 * Nothing goes out before the buyer's answers are confirmed, while the key is missing, or while the order is held: the gift waits,
 * and what waited past its day goes out as soon as it can.
 */
export async function sendLocked(
  tx: Tx,
  { outbox, clock }: Pick<GiftDeps, 'outbox' | 'clock'>,
  { gift, order, unit }: LockedGift,
): Promise<boolean> {
  const now = clock.now()
  const isDue = gift.state === 'scheduled' && gift.sendAt <= now && isConfirmed(gift)
  const isThere = unit.state === 'delivered' && unit.given && !order.heldFor
  if (!isDue || !isThere || gift.recipientEmail === null) return false
  // The shop floods nobody: what is one too many for today goes out tomorrow.
  await queueOfRecipient(tx, gift.recipientEmail)
  const sent = await listKeysSentTo(tx, gift.recipientEmail, now)
  if (isFlood([...sent, ...(await listUnitStates(tx, [unit.id])).values()])) return false
  await setSent(tx, gift.id, now)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.gift_sent',
    actor: { kind: 'system' },
    details: { giftId: gift.id },
  })
  await outbox.emit(tx, { type: 'gift_sent', giftId: gift.id, cause: 'first' })
  return true
}
