import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, KeyId, ProductId } from '../../shared/ids.ts'
import {
  type BatchLine,
  type BatchOnDesk,
  countQuarantinedOf,
  listBatches,
  listBatchLines,
} from '../keys/index.ts'
import { failingShareAtLeast, isSick } from './batch-health.ts'
import { readSetting } from './setting-store.ts'
import { listFailed } from './store.ts'

export const batchHealthPerPage = 50

export const healthSorts = ['share', 'failed', 'imported', 'supplier'] as const

export type HealthFilter = {
  /** Within the name of the file, the supplier or the batch's id. */
  text: string
  /** Of these products as well, which were found by the same words. */
  products: readonly ProductId[]
  show: '' | 'sick' | 'out'
  sort: (typeof healthSorts)[number]
  isDescending: boolean
}

type Health = {
  failed: number
  /** What fails at least. */
  shareAtLeast: number
  isSick: boolean
}

export type BatchHealth = BatchOnDesk &
  Health & {
    /** Out of the shop, and not claimed from the supplier yet. */
    unclaimed: number
  }

/**
 * Batches of which keys have failed or that are out of the shop. What fails at least is known only when it is reckoned: all of
 * them are put in order by a line each, and what became of their keys is counted of one page. Asked with the rights of a worker.
 */
export async function listBatchHealth(
  db: Db,
  { page, ...filter }: HealthFilter & { page: number },
): Promise<{ rows: BatchHealth[]; total: number }> {
  const ranked = await rank(db, filter)
  const before = (page - 1) * batchHealthPerPage
  const rows = await lookAt(db, ranked.slice(before, before + batchHealthPerPage))
  return { rows, total: ranked.length }
}

const readAtOnce = 500

/** All of them, piece by piece, in the order in which they stood at first. */
export async function* eachBatchHealth(db: Db, filter: HealthFilter): AsyncGenerator<BatchHealth[]> {
  const ranked = await rank(db, filter)
  for (let from = 0; from < ranked.length; from += readAtOnce)
    yield await lookAt(db, ranked.slice(from, from + readAtOnce))
}

type Ranked = BatchLine & Health

async function rank(db: Db, { text, products, show, sort, isDescending }: HealthFilter): Promise<Ranked[]> {
  const failed = await listFailed(db)
  const setting = await readSetting(db)
  const batches = await listBatchLines(db, { alsoIn: [...failed.keys()], text, products })
  const ranked = batches
    .map((batch): Ranked => {
      const record = { opened: batch.opened, failed: failed.get(batch.id) ?? 0 }
      return {
        ...batch,
        failed: record.failed,
        shareAtLeast: failingShareAtLeast(record),
        isSick: isSick(record, setting),
      }
    })
    .filter((batch) => show === '' || (show === 'out' ? batch.isOut : batch.isSick))
    .toSorted((a, b) => compare(orderOf[sort](a), orderOf[sort](b)) || compare(a.id, b.id))
  return isDescending ? ranked.toReversed() : ranked
}

const orderOf: Record<HealthFilter['sort'], (batch: Ranked) => string | number> = {
  share: ({ shareAtLeast }) => shareAtLeast,
  failed: ({ failed }) => failed,
  imported: ({ importedAt }) => importedAt.getTime(),
  supplier: ({ supplier }) => supplier?.toLowerCase() ?? '',
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b)
  return Number(a) - Number(b)
}

async function lookAt(db: Db, ranked: readonly Ranked[]): Promise<BatchHealth[]> {
  const ids = ranked.map(({ id }) => id)
  const batches = new Map((await listBatches(db, ids)).map((batch) => [batch.id, batch]))
  const claimed = await countQuarantinedOf(db, await listOpenClaims(db, ids))
  return ranked.flatMap((health) => {
    const batch = batches.get(health.id)
    return batch ? [{ ...batch, ...health, unclaimed: batch.quarantined - (claimed.get(batch.id) ?? 0) }] : []
  })
}

async function listOpenClaims(db: Db, batchIds: readonly BatchId[]): Promise<KeyId[]> {
  if (batchIds.length === 0) return []
  const rows = await db
    .selectFrom('supplier_claim')
    .select('key_id')
    .where('state', '=', 'open')
    .where('batch_id', 'in', batchIds)
    .execute()
  return rows.map(({ key_id }) => key_id)
}
