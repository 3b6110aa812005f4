import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { type PageOfRows, readPage } from '../../platform/database/read-page.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { listOrderCurrencies, listOrderNumbers } from '../orders/index.ts'
import type { Finding, FindingKind, FindingOutcome } from './finding.ts'

export const findingsPerPage = 50

/** `ended` orders by when they ended, and is for those that have. `from` and `until`: found then, the last moment without. */
export type FindingFilter = {
  show: 'open' | 'ended' | 'all'
  kind: FindingKind | null
  from: Date | null
  until: Date | null
  sort: 'found' | 'ended'
  isDescending: boolean
}

/** What was found and what became of it. Sums of an order are in its currency, those of the statement in the shop's. */
export type FindingInList = Finding & {
  orderNumber: string | null
  currency: string
  outcome: FindingOutcome | null
  endedAt: Date | null
  /** Who answered for it, and with which words. */
  endedBy: string | null
  note: string | null
}

export async function listFindings(
  db: Db,
  { page, ...filter }: FindingFilter & { page: number },
): Promise<PageOfRows<FindingInList>> {
  return readPage(
    db,
    wantedBy(db, filter).select('id'),
    { page, perPage: findingsPerPage },
    async (limit, offset) =>
      withOrders(db, await inOrder(wantedBy(db, filter), filter, limit).offset(offset).execute()),
  )
}

const readAtOnce = 500

/** All of them, however many there are, piece by piece. */
export async function* readFindings(db: Db, filter: FindingFilter): AsyncGenerator<FindingInList[]> {
  const way = sql.raw(filter.isDescending ? '<' : '>')
  const by = sql.ref(`${filter.sort}_at`)
  const pieces = inPieces<Row>(readAtOnce, (last) => {
    const after = last && sql<boolean>`(${by}, id) ${way} (${last.key}::timestamptz, ${last.id})`
    const wanted = wantedBy(db, filter)
    return inOrder(after ? wanted.where(after) : wanted, filter, readAtOnce).execute()
  })
  for await (const rows of pieces) yield await withOrders(db, rows)
}

const wantedBy = (db: Db, { show, kind, from, until, sort }: FindingFilter) =>
  db
    .selectFrom('reconciliation_finding')
    .$if(show === 'open', (query) => query.where('ended_at', 'is', null))
    .$if(show === 'ended' || sort === 'ended', (query) => query.where('ended_at', 'is not', null))
    .$if(kind !== null, (query) => query.where('kind', '=', kind as FindingKind))
    .$if(from !== null, (query) => query.where('found_at', '>=', from as Date))
    .$if(until !== null, (query) => query.where('found_at', '<', until as Date))

function inOrder(wanted: ReturnType<typeof wantedBy>, { sort, isDescending }: FindingFilter, limit: number) {
  const direction = isDescending ? 'desc' : 'asc'
  const by = `${sort}_at` as const
  return wanted
    .select([
      ...(['id', 'kind', 'object_id as objectId', 'order_id as orderId', 'detail'] as const),
      ...(['expected_minor as expectedMinor', 'actual_minor as actualMinor'] as const),
      ...(['found_at as foundAt', 'seen_at as seenAt', 'ended_at as endedAt'] as const),
      ...(['outcome', 'ended_by as endedBy', 'note'] as const),
    ])
    .select(sql<string>`${sql.ref(by)}::text`.as('key'))
    .orderBy(by, direction)
    .orderBy('id', direction)
    .limit(limit)
}

type Row = Awaited<ReturnType<ReturnType<typeof inOrder>['execute']>>[number]

async function withOrders(db: Db, rows: readonly Row[]): Promise<FindingInList[]> {
  const ids = [...new Set(rows.flatMap(({ orderId }) => orderId ?? []))]
  const [numbers, currencies] = await Promise.all([listOrderNumbers(db, ids), listOrderCurrencies(db, ids)])
  return rows.map(({ key, ...finding }) => ({
    ...finding,
    orderNumber: (finding.orderId && numbers.get(finding.orderId)) ?? null,
    currency: (finding.orderId && currencies.get(finding.orderId)) ?? shopCurrency,
  }))
}
