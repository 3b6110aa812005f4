import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { UnitId } from '../../shared/ids.ts'
import { type Actor, type ReplaceOutcome, replaceKey } from '../keys/index.ts'
import type { LockedOrder } from './lock-order.ts'
import { rebindKey } from './unit-store.ts'

/**
 * Another key for a unit whose own does not work, under the order's lock. The answers that were given before the first one
 * opened hold for this one too: it is what was bought. `cause` names what led to it, so that its letter goes out once.
 */
export async function replaceUnitKey(
  tx: Tx,
  outbox: Outbox,
  order: LockedOrder,
  { unitId, cause, reason, actor }: { unitId: UnitId; cause: string; reason: string; actor: Actor },
): Promise<ReplaceOutcome> {
  const unit = order.units.find(({ id }) => id === unitId)
  if (unit?.state !== 'revealed') return { ok: false, reason: 'no_open_key' }
  const replaced = await replaceKey(tx, { unitId, productId: unit.productId, actor, reason })
  if (!replaced.ok) return replaced
  await rebindKey(tx, unitId, replaced.keyId)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.key_replaced',
    actor,
    details: { unitId, reason },
  })
  await outbox.emit(tx, { type: 'key_replaced', orderId: order.id, unitId, cause })
  return replaced
}
