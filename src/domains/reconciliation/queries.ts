import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { FindingId, OrderId, ReconciliationRunId } from '../../shared/ids.ts'
import { listOrderCurrencies, listOrderNumbers } from '../orders/index.ts'
import { findReading, type Reading } from '../payments/index.ts'
import { type BalanceDay, listBalanceDays } from './books.ts'
import type { Finding, FindingOutcome } from './finding.ts'
import { listFindingsAfter, listOpenFindings, type RunReason } from './store.ts'

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

/** Sums of an order are in its currency, those of the statement in the shop's. */
export type FindingOnPage = Finding & { orderNumber: string | null; currency: string }
export type EndedFinding = Pick<FindingOnPage, 'id' | 'kind' | 'objectId' | 'orderId' | 'orderNumber'> & {
  outcome: FindingOutcome
  endedAt: Date
}

export type Reconciliation = {
  runs: Run[]
  /** The latest; `isMore`: there are others. */
  open: FindingOnPage[]
  isMore: boolean
  ended: EndedFinding[]
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

export const openShown = 200

/** What the page of the back office shows. */
export async function readReconciliation(db: Db): Promise<Reconciliation> {
  const [runs, found, ended, days, reading] = await Promise.all([
    db.selectFrom('reconciliation_run').select(runColumns).orderBy('started_at', 'desc').limit(10).execute(),
    listOpenFindings(db, openShown + 1),
    listEnded(db, 20),
    listBalanceDays(db, 14),
    findReading(db),
  ])
  const open = found.slice(0, openShown)
  const ids = [...open, ...ended].map(({ orderId }) => orderId).filter((id) => id !== null)
  const numbers = await listOrderNumbers(db, [...new Set(ids)])
  const currencies = await listOrderCurrencies(db, [...new Set(ids)])
  const numbered = <F extends { orderId: OrderId | null }>(finding: F) => ({
    ...finding,
    orderNumber: (finding.orderId && numbers.get(finding.orderId)) ?? null,
    currency: (finding.orderId && currencies.get(finding.orderId)) ?? shopCurrency,
  })
  const isMore = found.length > openShown
  return { runs, open: open.map(numbered), isMore, ended: ended.map(numbered), days, reading }
}

/** What was found and what became of it, who answered for it and with which words. */
export type FindingOnFile = FindingOnPage & {
  outcome: FindingOutcome | null
  endedAt: Date | null
  endedBy: string | null
  note: string | null
}

const findingsAtOnce = 500

/** Every finding, from the first on, piece by piece. */
export async function* eachFinding(db: Db): AsyncGenerator<FindingOnFile[]> {
  let after: FindingId | null = null
  for (;;) {
    const found = await listFindingsAfter(db, after, findingsAtOnce)
    const ids = [...new Set(found.flatMap(({ orderId }) => orderId ?? []))]
    const [numbers, currencies] = await Promise.all([listOrderNumbers(db, ids), listOrderCurrencies(db, ids)])
    if (found.length > 0)
      yield found.map((finding) => ({
        ...finding,
        orderNumber: (finding.orderId && numbers.get(finding.orderId)) ?? null,
        currency: (finding.orderId && currencies.get(finding.orderId)) ?? shopCurrency,
      }))
    if (found.length < findingsAtOnce) return
    after = found.at(-1)?.id ?? null
  }
}

async function listEnded(db: Db, limit: number) {
  const rows = await db
    .selectFrom('reconciliation_finding')
    .select(['id', 'kind', 'object_id as objectId', 'order_id', 'outcome', 'ended_at as endedAt'])
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ order_id, outcome, endedAt, ...row }) =>
    outcome && endedAt ? [{ ...row, orderId: order_id as OrderId | null, outcome, endedAt }] : [],
  )
}

export const findingsMax = 1_000

/** Counted to `findingsMax`; one more than that are more. */
export async function countOpenFindings(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('reconciliation_finding')
        .select('id')
        .where('ended_at', 'is', null)
        .limit(findingsMax + 1)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
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
