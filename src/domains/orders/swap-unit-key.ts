import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { KeyId, UnitId } from '../../shared/ids.ts'
import { type Actor, type ReplaceOutcome, swapKey } from '../keys/index.ts'
import type { LockedOrder } from './lock-order.ts'
import { rebindKey } from './unit-store.ts'

/**
 * Another key for a unit whose own is called back, under the order's lock. A sealed unit stays sealed, and its buyer need not
 * hear of it: they have what they bought. Whoever has opened the old key is told as with any replacement.
 * @param keyId the key that is called back: a unit that has another one by now keeps that.
 */
export async function swapUnitKey(
  tx: Tx,
  outbox: Outbox,
  order: LockedOrder,
  { unitId, keyId, cause, actor }: { unitId: UnitId; keyId: KeyId; cause: string; actor: Actor },
): Promise<ReplaceOutcome> {
  const unit = order.units.find(({ id }) => id === unitId)
  if (unit?.state !== 'revealed' && unit?.state !== 'delivered') return { ok: false, reason: 'no_open_key' }
  const swapped = await swapKey(tx, { unitId, keyId, productId: unit.productId, actor, reason: 'recalled' })
  if (!swapped.ok) return swapped
  await rebindKey(tx, unitId, swapped.keyId)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.key_recalled',
    actor,
    details: { unitId },
  })
  if (unit.state === 'revealed')
    await outbox.emit(tx, { type: 'key_replaced', orderId: order.id, unitId, cause })
  return swapped
}
