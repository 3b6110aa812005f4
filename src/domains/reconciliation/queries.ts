import type { Db } from '../../platform/database/connect.ts'
import { countAtMost } from '../../platform/database/count-at-most.ts'
import type { ReconciliationRunId } from '../../shared/ids.ts'
import { findReading, type Reading } from '../payments/index.ts'
import { type BalanceDay, listBalanceDays } from './books.ts'
import type { RunReason } from './store.ts'

export type Run = {
  id: ReconciliationRunId
  reason: RunReason
  fromAt: Date
  startedAt: Date
  endedAt: Date | null
  failure: string | null
  objects: number
  found: number
  mended: number
}

export type Reconciliation = {
  runs: Run[]
  days: (BalanceDay & { day: string })[]
  reading: Reading | undefined
}

const runColumns = [
  'id',
  'reason',
  'from_at as fromAt',
  'started_at as startedAt',
  'ended_at as endedAt',
  'failure',
  'objects',
  'found',
  'mended',
] as const

/** How it stands: the last comparisons and the last days of the statement. */
export async function readReconciliation(db: Db): Promise<Reconciliation> {
  const [runs, days, reading] = await Promise.all([
    db.selectFrom('reconciliation_run').select(runColumns).orderBy('started_at', 'desc').limit(10).execute(),
    listBalanceDays(db, 14),
    findReading(db),
  ])
  return { runs, days, reading }
}

export const findingsMax = 1_000

/** Counted to `findingsMax`; one more than that are more. */
export async function countOpenFindings(db: Db): Promise<number> {
  const open = db.selectFrom('reconciliation_finding').select('id').where('ended_at', 'is', null)
  return countAtMost(db, open, findingsMax + 1)
}

/** When a comparison last came to its end, whoever asked for it. */
export async function findLastRun(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('reconciliation_run')
    .select((eb) => eb.fn.max('ended_at').as('endedAt'))
    .where('failure', 'is', null)
    .where('ended_at', 'is not', null)
    // Whoever of the staff presses looks, and mends nothing.
    .where('reason', '<>', 'staff')
    .executeTakeFirst()
  return row?.endedAt ?? null
}
