import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { GiftId } from '../../shared/ids.ts'
import { returnGivenReceipt } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { isConfirmed, isLive } from './gift.ts'
import { lockGift } from './lock-gift.ts'
import { sendLocked } from './send-gift.ts'
import { setReceipt, setReceiptReturned } from './store.ts'

/** The confirmation of the buyer's answers has reached a durable medium; of a gift for today the letter follows at once. */
export async function confirmGiftReceipt(
  tx: Tx,
  deps: Pick<GiftDeps, 'outbox' | 'clock'>,
  id: GiftId,
): Promise<void> {
  const before = await lockGift(tx, id)
  if (!before) return
  await setReceipt(tx, id, deps.clock.now())
  const locked = await lockGift(tx, id)
  if (locked) await sendLocked(tx, deps, locked)
}

/**
 * It came back after it was taken: nobody can prove any more that the buyer has it. What nobody has opened waits until it has
 * arrived anew, at an address that the buyer corrects; of what was opened the waiver is not proved, and a human decides.
 */
export async function returnGiftReceipt(
  tx: Tx,
  { clock }: Pick<GiftDeps, 'clock'>,
  id: GiftId,
): Promise<void> {
  const locked = await lockGift(tx, id)
  if (!locked || !isConfirmed(locked.gift)) return
  const { gift, order } = locked
  await setReceiptReturned(tx, id, clock.now())
  if (!isLive(gift)) return returnGivenReceipt(tx, order.id, gift.unitId)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.gift_receipt_returned',
    actor: { kind: 'provider' },
    details: { giftId: id },
  })
}
