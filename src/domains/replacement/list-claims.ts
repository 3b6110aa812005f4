import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { type PageOfRows, readPage } from '../../platform/database/read-page.ts'
import type { BatchId, KeyId } from '../../shared/ids.ts'
import { type BatchHead, findBatchesNamed, listBatchHeads, listSupplierReferences } from '../keys/index.ts'
import type { Problem } from './problem.ts'
import type { SupplierAnswer } from './supplier-claims.ts'

export const claimsPerPage = 50

export type ClaimFilter = {
  /** Within the name of the batch's file, its supplier or its id. */
  text: string
  show: 'open' | SupplierAnswer | 'all'
  /** By when they were claimed. */
  isDescending: boolean
}

export type ClaimInList = {
  keyId: KeyId
  batchId: BatchId
  batch: BatchHead | undefined
  supplierReference: string | null
  problem: Problem
  message: string
  claimedAt: Date
  state: 'open' | SupplierAnswer
  settledAt: Date | null
}

/** What suppliers owe, and what they said: keys by their id and the supplier's own reference, and of no customer. */
export async function listSupplierClaims(
  db: Db,
  { page, ...filter }: ClaimFilter & { page: number },
): Promise<PageOfRows<ClaimInList>> {
  const wanted = await wantedBy(db, filter)
  return readPage(db, wanted.select('key_id'), { page, perPage: claimsPerPage }, async (limit, offset) =>
    withBatches(db, await inOrder(wanted, filter, limit).offset(offset).execute()),
  )
}

const readAtOnce = 500

/** All of them, however many there are, piece by piece. */
export async function* eachSupplierClaim(db: Db, filter: ClaimFilter): AsyncGenerator<ClaimInList[]> {
  const way = sql.raw(filter.isDescending ? '<' : '>')
  const wanted = await wantedBy(db, filter)
  const pieces = inPieces<Row>(readAtOnce, (last) => {
    const after =
      last && sql<boolean>`(claimed_at, key_id) ${way} (${last.claimedKey}::timestamptz, ${last.keyId})`
    return inOrder(after ? wanted.where(after) : wanted, filter, readAtOnce).execute()
  })
  for await (const rows of pieces) yield await withBatches(db, rows)
}

export const owingBatchesMax = 50

export type OwingBatch = { batchId: BatchId; batch: BatchHead | undefined; keys: number }

/** The batches of which suppliers owe the most keys, `text` as in the list. */
export async function listOwingBatches(db: Db, text: string): Promise<OwingBatch[]> {
  const open = await wantedBy(db, { text, show: 'open' })
  const rows = await open
    .select(({ fn }) => ['batch_id as batchId', fn.countAll<number>().as('keys')])
    .groupBy('batch_id')
    .orderBy('keys', 'desc')
    .orderBy('batch_id')
    .limit(owingBatchesMax)
    .execute()
  const batches = await headsOf(db, rows)
  return rows.map((row) => ({ ...row, batch: batches.get(row.batchId) }))
}

async function wantedBy(db: Db, { text, show }: Pick<ClaimFilter, 'text' | 'show'>) {
  const batches = text === '' ? undefined : await findBatchesNamed(db, text)
  return db
    .selectFrom('supplier_claim')
    .$if(show !== 'all', (query) => query.where('state', '=', show as ClaimInList['state']))
    .$if(batches !== undefined, (query) => query.where(sql<boolean>`batch_id = any(${batches})`))
}

type Wanted = Awaited<ReturnType<typeof wantedBy>>

function inOrder(wanted: Wanted, { isDescending }: ClaimFilter, limit: number) {
  const direction = isDescending ? 'desc' : 'asc'
  return wanted
    .select(['key_id as keyId', 'batch_id as batchId', 'problem', 'message', 'state'])
    .select(['claimed_at as claimedAt', 'settled_at as settledAt'])
    .select(sql<string>`claimed_at::text`.as('claimedKey'))
    .orderBy('claimed_at', direction)
    .orderBy('key_id', direction)
    .limit(limit)
}

type Row = Awaited<ReturnType<ReturnType<typeof inOrder>['execute']>>[number]

async function withBatches(db: Db, rows: readonly Row[]): Promise<ClaimInList[]> {
  const batches = await headsOf(db, rows)
  const keyIds = rows.map(({ keyId }) => keyId)
  const references = await listSupplierReferences(db, keyIds)
  return rows.map(({ claimedKey: _, ...row }) => ({
    ...row,
    batch: batches.get(row.batchId),
    supplierReference: references.get(row.keyId) ?? null,
  }))
}

async function headsOf(db: Db, rows: readonly { batchId: BatchId }[]): Promise<Map<BatchId, BatchHead>> {
  const heads = await listBatchHeads(db, [...new Set(rows.map(({ batchId }) => batchId))])
  return new Map(heads.map((batch) => [batch.batchId, batch]))
}
