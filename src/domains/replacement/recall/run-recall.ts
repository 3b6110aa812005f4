import type { Tx } from '../../../platform/database/connect.ts'
import type { JobQueue } from '../../../platform/jobs/jobs.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { findKeyOfUnit, type Holder, holdBatch, listHolders } from '../../keys/index.ts'
import { type LockedOrder, listOrdersOfUnits, lockOrder, swapUnitKey } from '../../orders/index.ts'
import { advance, payBackUnits, reasonOf } from '../../payments/index.ts'
import type { ReplacementDeps } from '../complain.ts'
import { claimRecalled } from '../supplier-claims.ts'
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
    if (holders.length < keysAtOnce || !last) return endRecall(tx, { id: recallId })
    await queue.enqueue(tx, recallJob, { recallId, after: last.position } satisfies RecallJob)
  })
}

async function serve(
  deps: RecallDeps,
  recall: Recall,
  holder: Holder,
  orderId: OrderId | undefined,
): Promise<void> {
  let isPaidBack = false
  try {
    isPaidBack = await takingPlace(deps, recall, holder, (tx) => callBack(tx, deps, recall, holder, orderId))
  } catch (error) {
    // One that cannot be served does not keep those behind it waiting.
    await takingPlace(deps, recall, holder, async () => 'left')
    deps.alarm('replacement.not_recalled', { recallId: recall.id, reason: reasonOf(error) })
  }
  if (isPaidBack && orderId)
    await advance(deps, orderId).catch((error: unknown) =>
      deps.alarm('replacement.not_paid_back_yet', { orderId, reason: reasonOf(error) }),
    )
}

type Served = 'replaced' | 'paid_back' | 'nothing_to_do' | 'left'

/**
 * Locks the batch first: it is not put back, which ends the recall, before this place of it is through. @returns whether money
 * goes back.
 */
async function takingPlace(
  { db }: RecallDeps,
  { id, batchId }: Recall,
  { position }: Holder,
  run: (tx: Tx) => Promise<Served>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await holdBatch(tx, batchId)
    if (!(await takePlace(tx, id, position))) return false
    const served = await run(tx)
    await countDone(tx, id, served !== 'left')
    return served === 'paid_back'
  })
}

/** Under the order's lock, and never while a bank doubts the payment. The supplier owes what is called back, whichever way. */
async function callBack(
  tx: Tx,
  deps: RecallDeps,
  recall: Recall,
  holder: Holder,
  orderId: OrderId | undefined,
): Promise<Served> {
  const order = orderId && (await lockOrder(tx, orderId))
  if (!order || order.heldFor) return 'left'
  const { keyId, unitId } = holder
  // Another key by now, or none: they hold nothing of the batch any more.
  if ((await findKeyOfUnit(tx, unitId))?.keyId !== keyId) return 'nothing_to_do'
  const served =
    recall.way === 'replace'
      ? await replace(tx, deps, recall, holder, order)
      : await payBack(tx, recall, holder, order)
  if (served !== 'left')
    await claimRecalled(tx, { batchId: recall.batchId, keyIds: [keyId], at: deps.clock.now() })
  return served
}

/** Another key, sealed where the old one was, open where it was open. */
async function replace(
  tx: Tx,
  deps: RecallDeps,
  recall: Recall,
  { keyId, unitId }: Holder,
  order: LockedOrder,
): Promise<Served> {
  const actor = { kind: 'staff' as const, id: recall.askedBy }
  const swapped = await swapUnitKey(tx, deps.outbox, order, { unitId, keyId, cause: recall.id, actor })
  if (!swapped.ok) return 'left'
  const product = order.units.find(({ id }) => id === unitId)?.productId
  if (product) deps.stockMoved([product])
  return 'replaced'
}

async function payBack(tx: Tx, recall: Recall, { unitId }: Holder, order: LockedOrder): Promise<Served> {
  const outcome = await payBackUnits(tx, order, {
    unitIds: [unitId],
    reason: 'broken_key',
    requestKey: `${recall.id} ${unitId}`,
    // Who said so, the recall knows.
    actor: { kind: 'system' },
  })
  return outcome.ok ? 'paid_back' : 'left'
}
