import type { ProductId, UnitId } from '../../shared/ids.ts'
import { countAvailable } from '../keys/index.ts'
import { listUnitsToReplace, lockOrder, type UnitToReplace } from '../orders/index.ts'
import { reasonOf } from '../payments/index.ts'
import type { ReplacementDeps } from './complain.ts'
import { replaceFor } from './replace-for.ts'
import { findComplaint, listWaiting, settle, type Waiting } from './store.ts'

const pageSize = 200

/**
 * Whoever waits for another key gets it as soon as one is there, the first one of each product first; of one product only when
 * it is named. Goes through the whole queue, so that a product without stock keeps nobody waiting for another.
 * @returns how many got one.
 */
export async function fillWaiting(deps: ReplacementDeps, productId?: ProductId): Promise<number> {
  let filled = 0
  const soldOut = new Set<ProductId>()
  for (let after: Waiting['id'] | undefined; ; ) {
    const page = await listWaiting(deps.db, { after, limit: pageSize })
    const units = await unitsOf(deps, page, soldOut)
    for (const waiting of page) {
      const unit = units.get(waiting.unitId)
      if (!unit || unit.isHeld || (productId && unit.productId !== productId)) continue
      // Of one that has no open key any more the complaint is only closed.
      if (unit.isOpen && soldOut.has(unit.productId)) continue
      const outcome = await fill(deps, waiting)
      if (outcome === 'none_in_stock') soldOut.add(unit.productId)
      if (outcome === 'replaced') filled += 1
    }
    after = page.at(-1)?.id
    if (page.length < pageSize) return filled
  }
}

async function unitsOf(
  { db }: ReplacementDeps,
  page: readonly Waiting[],
  soldOut: Set<ProductId>,
): Promise<Map<UnitId, UnitToReplace>> {
  const unitIds = page.map(({ unitId }) => unitId)
  const units = await listUnitsToReplace(db, unitIds)
  const stock = await countAvailable(db, [...new Set(units.map((unit) => unit.productId))])
  for (const [id, available] of stock) if (available === 0) soldOut.add(id)
  return new Map(units.map((unit) => [unit.unitId, unit]))
}

async function fill(
  deps: ReplacementDeps,
  { id, orderId }: Waiting,
): Promise<'replaced' | 'none_in_stock' | 'passed_over'> {
  try {
    return await deps.db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId)
      const complaint = await findComplaint(tx, id)
      if (!order || complaint?.state !== 'waiting' || order.heldFor) return 'passed_over'
      const outcome = await replaceFor(tx, deps, order, complaint, { kind: 'system' })
      if (outcome !== 'no_open_key') return outcome
      // Its money went back by another way.
      await settle(tx, id, { state: 'closed', by: 'system' })
      return 'passed_over'
    })
  } catch (error) {
    // One that cannot be served does not keep those behind it waiting.
    deps.alarm('replacement.not_filled', { orderId, reason: reasonOf(error) })
    return 'passed_over'
  }
}
