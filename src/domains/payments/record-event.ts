import type { Db } from '../../platform/database/connect.ts'
import type { JobQueue } from '../../platform/jobs/jobs.ts'
import { type OrderId, parseId } from '../../shared/ids.ts'
import { isForBooks } from './heard-events.ts'
import { findOrderByIntent, insertEvent } from './store.ts'

/** What is kept of a provider's event: whose object changed. Its content is not trusted and not stored. */
export type ProviderEvent = {
  id: string
  type: string
  createdAt: Date
  livemode: boolean
  objectId: string
  shopId: string | null
  orderId: string | null
  intentId: string | null
}

export const advanceJob = 'payments.advance'

// A payment makes half a dozen events at once: one job looks at them together, a moment later. The buyer who is back
// from the payment page does not wait for that, because the page itself looks.
const burst = { seconds: 1 }

export type RecordDeps = { db: Db; queue: JobQueue; expected: { shopId: string; livemode: boolean } }
export type EventOutcome = 'queued' | 'known' | 'foreign' | 'orphan' | 'books'

/**
 * Puts a verified event into the inbox and queues the look at the truth, in one transaction. When this returns, the
 * provider may be told that the event was received. Duplicates change nothing.
 * @returns what became of it, for counting.
 */
export async function recordEvent(deps: RecordDeps, event: ProviderEvent): Promise<EventOutcome> {
  const foreign =
    event.livemode !== deps.expected.livemode ||
    (event.shopId ?? deps.expected.shopId) !== deps.expected.shopId
  const orderId = foreign ? undefined : await findOrder(deps.db, event)
  const outcome = foreign ? 'foreign' : orderId ? 'queued' : isForBooks(event.type) ? 'books' : 'orphan'
  return deps.db.transaction().execute(async (tx) => {
    const row = { ...event, orderId: orderId ?? null, ...(outcome !== 'queued' && { outcome }) }
    const { isNew, accompanied } = await insertEvent(tx, row, burst.seconds / 2)
    if (!isNew) return 'known'
    // The job of the event before starts late enough to see this one; should it not, the sweep does.
    if (orderId && !accompanied)
      await deps.queue.enqueue(tx, advanceJob, { orderId }, { once: orderId, startAfter: burst })
    return outcome
  })
}

async function findOrder(db: Db, event: ProviderEvent): Promise<OrderId | undefined> {
  const named = event.orderId && parseId('ord', event.orderId)
  if (named) return named
  return event.intentId ? findOrderByIntent(db, event.intentId) : undefined
}
