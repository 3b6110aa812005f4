import type { ComplaintId, OrderId } from '../../shared/ids.ts'
import { lockOrder } from '../orders/index.ts'
import { reasonOf } from '../payments/index.ts'
import type { ReplacementDeps } from './complain.ts'
import { replaceFor } from './replace-for.ts'
import { findComplaint, listWaiting, settle } from './store.ts'

const batch = 200

/** Whoever waits for another key gets it as soon as one is there, the first one first. @returns how many got one. */
export async function fillWaiting(deps: ReplacementDeps): Promise<number> {
  let filled = 0
  for (const { id, orderId } of await listWaiting(deps.db, batch)) {
    try {
      if (await fill(deps, id, orderId)) filled += 1
    } catch (error) {
      deps.alarm('replacement.not_filled', { orderId, reason: reasonOf(error) })
    }
  }
  return filled
}

async function fill(deps: ReplacementDeps, id: ComplaintId, orderId: OrderId): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const complaint = await findComplaint(tx, id)
    if (!order || complaint?.state !== 'waiting' || order.heldFor) return false
    const outcome = await replaceFor(tx, deps, order, complaint, { kind: 'system' })
    // Its money went back by another way.
    if (outcome === 'no_open_key') await settle(tx, id, { state: 'closed', by: 'system' })
    return outcome === 'replaced'
  })
}
