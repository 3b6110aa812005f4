import type { Tx } from '../../../platform/database/connect.ts'
import type { JobQueue } from '../../../platform/jobs/jobs.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { type Holder, listHolders } from '../../keys/index.ts'
import { listOrdersOfUnits, lockOrder, swapUnitKey } from '../../orders/index.ts'
import { advance, payBackUnits, reasonOf } from '../../payments/index.ts'
import type { ReplacementDeps } from '../complain.ts'
import { insertClaim } from '../store.ts'
import { type Recall, type RecallJob, recallJob } from './recall.ts'
import { countDone, endRecall, findRecall, takePlace } from './recall-store.ts'

export type RecallDeps = ReplacementDeps & { queue: JobQueue }

/** So many keys at a time; then the job makes room for others and is queued again. */
const keysAtOnce = 50

/** Goes on with a recall from where it is. Run twice, it finds each place taken once. */
export async function runRecall(deps: RecallDeps, { recallId }: RecallJob): Promise<void> {
  const { db, queue } = deps
  const recall = await findRecall(db, recallId)
  if (!recall || recall.endedAt) return
  const holders = await listHolders(db, recall.batchId, { after: recall.after, limit: keysAtOnce })
  const orders = await listOrdersOfUnits(
    db,
    holders.map(({ unitId }) => unitId),
  )
  for (const holder of holders) {
    const order = orders.get(holder.unitId)
    await serve(deps, recall, holder, order?.orderId)
  }
  await db.transaction().execute(async (tx) => {
    const last = holders.at(-1)
    if (holders.length < keysAtOnce || !last) return endRecall(tx, recallId)
    await queue.enqueue(tx, recallJob, { recallId, after: last.position } satisfies RecallJob)
  })
}

async function serve(
  deps: RecallDeps,
  recall: Recall,
  holder: Holder,
  orderId: OrderId | undefined,
): Promise<void> {
  const paidBack = await deps.db.transaction().execute(async (tx) => {
    if (!(await takePlace(tx, recall.id, holder.position))) return false
    const isDone =
      orderId !== undefined &&
      (recall.way === 'replace'
        ? await replace(tx, deps, recall, holder, orderId)
        : await payBack(tx, recall, holder, orderId))
    await countDone(tx, recall.id, isDone)
    return isDone && recall.way === 'refund'
  })
  if (paidBack && orderId)
    await advance(deps, orderId).catch((error: unknown) =>
      deps.alarm('replacement.not_paid_back_yet', { orderId, reason: reasonOf(error) }),
    )
}

/** Another key, sealed where the old one was, open where it was open. Never while a bank doubts the payment. */
async function replace(
  tx: Tx,
  deps: RecallDeps,
  recall: Recall,
  { keyId, unitId }: Holder,
  orderId: OrderId,
): Promise<boolean> {
  const order = await lockOrder(tx, orderId)
  if (!order || order.heldFor) return false
  const actor = { kind: 'staff' as const, id: recall.askedBy }
  const swapped = await swapUnitKey(tx, deps.outbox, order, { unitId, keyId, cause: recall.id, actor })
  if (!swapped.ok) return false
  const { batchId } = recall
  await insertClaim(tx, { keyId, batchId, problem: 'other', message: 'recall', at: deps.clock.now() })
  const product = order.units.find(({ id }) => id === unitId)?.productId
  if (product) deps.stockMoved([product])
  return true
}

async function payBack(tx: Tx, recall: Recall, { unitId }: Holder, orderId: OrderId): Promise<boolean> {
  const order = await lockOrder(tx, orderId)
  if (!order || order.heldFor) return false
  const outcome = await payBackUnits(tx, order, {
    unitIds: [unitId],
    reason: 'broken_key',
    requestKey: `${recall.id} ${unitId}`,
    // Who said so, the recall knows.
    actor: { kind: 'system' },
  })
  return outcome.ok
}
