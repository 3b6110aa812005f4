import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, KeyId, OrderId, UnitId } from '../../shared/ids.ts'
import {
  type BatchOnDesk,
  countQuarantinedOf,
  listBatches,
  listBatchesOut,
  listSupplierReferences,
} from '../keys/index.ts'
import { failingShareAtLeast, isSick } from './batch-health.ts'
import type { Complaint } from './complaint.ts'
import type { Problem } from './problem.ts'
import { readSetting } from './setting-store.ts'
import { complaintFrom, listFailed } from './store.ts'

export const complaintsPerPage = 50

export type ComplaintQuery = { show: 'open' | 'all'; isDescending: boolean; page: number }

/** For the staff: what waits for somebody, or everything, by when it was made. */
export async function listComplaints(
  db: Db,
  { show, isDescending, page }: ComplaintQuery,
): Promise<{ rows: Complaint[]; total: number }> {
  const rows = await db
    .selectFrom('key_complaint')
    .selectAll()
    .select(sql<number>`count(*) over ()`.as('total'))
    .$if(show === 'open', (query) => query.where('state', 'in', ['staff', 'choosing', 'waiting']))
    .orderBy('made_at', isDescending ? 'desc' : 'asc')
    .orderBy('id', isDescending ? 'desc' : 'asc')
    .limit(complaintsPerPage)
    .offset((page - 1) * complaintsPerPage)
    .execute()
  return { total: rows[0]?.total ?? 0, rows: rows.map(complaintFrom) }
}

export async function countOpenComplaints(db: Db): Promise<{ open: number; firstMadeAt: Date | null }> {
  const row = await db
    .selectFrom('key_complaint')
    .select(({ fn }) => [fn.countAll<number>().as('open'), fn.min('made_at').as('firstMadeAt')])
    .where('state', '=', 'staff')
    .executeTakeFirst()
  return { open: row?.open ?? 0, firstMadeAt: row?.firstMadeAt ?? null }
}

/** The latest complaint of each unit of an order. */
export async function listComplaintsOfOrder(db: Db, orderId: OrderId): Promise<Map<UnitId, Complaint>> {
  const rows = await db
    .selectFrom('key_complaint')
    .selectAll()
    .distinctOn('unit_id')
    .where('order_id', '=', orderId)
    .orderBy('unit_id')
    .orderBy('seq', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.unit_id, complaintFrom(row)]))
}

export type BatchHealth = BatchOnDesk & {
  failed: number
  shareAtLeast: number
  isSick: boolean
  /** Out of the shop, and not claimed from the supplier yet. */
  unclaimed: number
}

/** Batches of which keys have failed or that are out of the shop, the sickest first. Asked with the rights of a worker: it counts keys. */
export async function listBatchHealth(db: Db): Promise<BatchHealth[]> {
  const failed = await listFailed(db)
  const setting = await readSetting(db)
  const batches = await listBatches(db, [...new Set([...failed.keys(), ...(await listBatchesOut(db))])])
  const claimed = await countQuarantinedOf(db, await listOpenClaims(db))
  return batches
    .map((batch) => {
      const record = { opened: batch.opened, failed: failed.get(batch.id) ?? 0 }
      return {
        ...batch,
        failed: record.failed,
        shareAtLeast: failingShareAtLeast(record),
        isSick: isSick(record, setting),
        unclaimed: batch.quarantined - (claimed.get(batch.id) ?? 0),
      }
    })
    .toSorted((a, b) => b.shareAtLeast - a.shareAtLeast)
}

async function listOpenClaims(db: Db): Promise<KeyId[]> {
  const rows = await db.selectFrom('supplier_claim').select('key_id').where('state', '=', 'open').execute()
  return rows.map(({ key_id }) => key_id)
}

export type ClaimInList = {
  keyId: KeyId
  batchId: BatchId
  supplierReference: string | null
  problem: Problem
  message: string
  claimedAt: Date
  state: 'open' | 'credited' | 'refused'
}

/** What suppliers owe: keys by their id and the supplier's own reference, and of no customer. */
export async function listSupplierClaims(db: Db, show: 'open' | 'all'): Promise<ClaimInList[]> {
  const rows = await db
    .selectFrom('supplier_claim')
    .select(['key_id as keyId', 'batch_id as batchId', 'problem', 'message', 'state'])
    .select('claimed_at as claimedAt')
    .$if(show === 'open', (query) => query.where('state', '=', 'open'))
    .orderBy('claimed_at')
    .orderBy('key_id')
    .execute()
  const references = await listSupplierReferences(
    db,
    rows.map(({ keyId }) => keyId),
  )
  return rows.map((row) => ({ ...row, supplierReference: references.get(row.keyId) ?? null }))
}
