import type { Tx } from '../../platform/database/connect.ts'
import { type LockedOrder, replaceUnitKey } from '../orders/index.ts'
import type { ReplacementDeps } from './complain.ts'
import type { Complaint } from './complaint.ts'
import { insertClaim, settle } from './store.ts'

type By = { kind: 'customer' | 'system' } | { kind: 'staff'; id: string }

/**
 * Under the order's lock: the supplier owes a key, and the customer gets another, or is asked what they want while there is
 * none; not by the staff, who answer themselves. @returns what it came to.
 */
export async function replaceFor(
  tx: Tx,
  deps: Pick<ReplacementDeps, 'outbox' | 'stockMoved' | 'clock'>,
  order: LockedOrder,
  complaint: Complaint,
  actor: By,
): Promise<'replaced' | 'none_in_stock' | 'no_open_key'> {
  const { id, unitId, problem } = complaint
  const replaced = await replaceUnitKey(tx, deps.outbox, order, {
    unitId,
    cause: id,
    reason: problem,
    actor,
  })
  if (!replaced.ok && replaced.reason === 'no_open_key') return 'no_open_key'
  // The staff are told, and it stays theirs: nothing has happened.
  if (!replaced.ok && actor.kind === 'staff') return 'none_in_stock'
  await claimFromSupplier(tx, complaint, deps.clock.now())
  if (!replaced.ok) {
    // Who waits already goes on waiting.
    if (complaint.state !== 'waiting') await settle(tx, id, { state: 'choosing' })
    return 'none_in_stock'
  }
  const by = actor.kind === 'staff' ? { by: actor.id } : {}
  await settle(tx, id, { state: 'replaced', newKeyId: replaced.keyId, ...by })
  const product = order.units.find((unit) => unit.id === unitId)?.productId
  if (product) deps.stockMoved([product])
  return 'replaced'
}

/** A key that its customer merely owned twice, or could not use yet, is no fault of the supplier. */
export async function claimFromSupplier(tx: Tx, complaint: Complaint, at: Date): Promise<void> {
  const { problem } = complaint
  if (problem === 'already_owned' || problem === 'platform_down') return
  await insertClaim(tx, { ...complaint, problem, at })
}
