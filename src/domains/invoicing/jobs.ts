import type { Tx } from '../../platform/database/connect.ts'
import type { JobDefinition, JobQueue } from '../../platform/jobs/jobs.ts'
import type { OrderId } from '../../shared/ids.ts'
import { after, days, localDayAfter } from '../../shared/time.ts'
import type { BooksClosed } from './events.ts'
import { findLostHead, type HeadsLedger, listSeriesHeads, noteSeriesHeads } from './noted-heads.ts'
import { settleDocuments } from './settle-documents.ts'
import { type SweepDeps, sweepDocuments } from './sweep.ts'
import { verifyDocuments } from './verify-documents.ts'

const settleJob = 'invoicing.settle'

/** A job of its own: a file that cannot be drawn holds up no letter and no key. */
export function settleLater(queue: JobQueue, tx: Tx, orderId: OrderId): Promise<void> {
  return queue.enqueue(tx, settleJob, { orderId }, { once: orderId })
}

export type InvoicingJobDeps = SweepDeps & { heads: HeadsLedger }

export function invoicingJobs(deps: InvoicingJobDeps): JobDefinition[] {
  const { db, clock, heads } = deps
  return [
    {
      name: settleJob,
      run: async ({ orderId }: { orderId: OrderId }) => void (await settleDocuments(deps, orderId)),
    },
    {
      name: 'invoicing.sweep',
      schedule: '*/10 * * * *',
      minutesMax: 30,
      run: async () => void (await sweepDocuments(deps, after(clock.now(), -days(3)))),
    },
    {
      name: 'invoicing.sweep_all',
      schedule: '27 2 * * *',
      minutesMax: 170,
      run: async () => void (await sweepDocuments(deps, new Date(0))),
    },
    {
      name: 'invoicing.note_heads',
      schedule: '37 * * * *',
      run: async () => void (await noteSeriesHeads(db, heads, clock.now())),
    },
    { name: 'invoicing.close_day', schedule: '5 5 * * *', run: () => closeDay(deps) },
    { name: 'invoicing.verify', schedule: '53 3 * * *', minutesMax: 170, run: () => verifyBooks(deps) },
  ]
}

/** Tells the heads of the day before, if it had any documents. */
async function closeDay({ db, clock, outbox }: InvoicingJobDeps): Promise<void> {
  const day = localDayAfter(clock.now(), -1)
  const before = localDayAfter(clock.now(), -2)
  const [now, then] = await Promise.all([listSeriesHeads(db, day), listSeriesHeads(db, before)])
  if (JSON.stringify(now) === JSON.stringify(then)) return
  const event: BooksClosed = { type: 'books_closed', day }
  await db.transaction().execute((tx) => outbox.emit(tx, event))
}

/** Recomputes everything, and compares it with what was noted outside. */
async function verifyBooks({ db, heads, alarm, tellOwners }: InvoicingJobDeps): Promise<void> {
  let count = (await findLostHead(db, heads)) ? 1 : 0
  for await (const { flaws } of verifyDocuments(db)) count += flaws.length
  if (count === 0) return
  alarm('invoicing.chain_broken', { count: String(count) })
  await tellOwners('documents_broken', count)
}
