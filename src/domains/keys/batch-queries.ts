import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, KeyId, ProductId, UnitId } from '../../shared/ids.ts'
import type { KeyState } from './key.ts'

/** The living key of a unit, and the batch that it came with. */
export async function findKeyOfUnit(
  db: Db,
  unitId: UnitId,
): Promise<{ keyId: KeyId; batchId: BatchId } | undefined> {
  return db
    .selectFrom('key')
    .select(['id as keyId', 'batch_id as batchId'])
    .where('unit_id', '=', unitId)
    .where('state', 'in', ['reserved', 'assigned', 'revealed'])
    .executeTakeFirst()
}

/** How many keys of a batch somebody has seen: only those can have failed. */
export async function countOpened(db: Db, batchId: BatchId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from shop.key k where k.batch_id = ${batchId} and ${wasOpened}`.execute(db)
  return rows[0]?.count ?? 0
}

// What left the shop may have been sealed until then, by a recall or with its batch: the ledger says whether anybody saw it.
const wasOpened = sql<boolean>`(k.state = 'revealed' or k.state in ('replaced', 'revoked') and exists (
  select from shop.custody_event e where e.key_id = k.id and e.kind = 'revealed'))`

export type BatchOnDesk = {
  id: BatchId
  productId: ProductId
  supplier: string | null
  sourceName: string
  unitCostMinor: number | null
  currency: string | null
  importedAt: Date
  keys: number
  opened: number
  left: number
  quarantined: number
  /** Taken out of the shop: what buyers give back of it is not sold again. */
  isOut: boolean
}

/** Batches by what became of their keys. */
export async function listBatches(db: Db, batchIds: readonly BatchId[]): Promise<BatchOnDesk[]> {
  if (batchIds.length === 0) return []
  const { rows } = await sql<BatchOnDesk>`
    select b.id, b.product_id as "productId", b.supplier, b.source_name as "sourceName",
      b.unit_cost_minor as "unitCostMinor", b.currency, b.imported_at as "importedAt", b.key_count as keys,
      ${opened} as opened, ${countIn('available')} as left, ${countIn('quarantined')} as quarantined,
      b.quarantined_at is not null as "isOut"
    from shop.key_batch b where b.id = any(${batchIds}) order by b.id`.execute(db)
  return rows
}

// Counted in an index: of a batch that sells well all keys would be read.
const countIn = (state: KeyState) =>
  sql`(select count(*) from shop.key k where k.batch_id = b.id and k.state = ${sql.lit(state)})`
const opened = sql`${countIn('revealed')} + (select count(*) from shop.key k
  where k.batch_id = b.id and k.state in ('replaced', 'revoked') and ${wasOpened})`

export type BatchLine = Pick<BatchOnDesk, 'id' | 'supplier' | 'importedAt' | 'opened' | 'isOut'>

const isNamed = (text: string) =>
  sql<boolean>`position(lower(${text}) in lower(concat_ws(' ', b.source_name, b.supplier, b.id))) > 0`

/** Batches within the name of whose file, supplier or id these words stand. */
export async function findBatchesNamed(db: Db, text: string): Promise<BatchId[]> {
  const rows = await db.selectFrom('key_batch as b').select('b.id').where(isNamed(text)).execute()
  return rows.map(({ id }) => id)
}

/**
 * A line each of these batches, and of all that are out of the shop, also when nothing counts against them any more: somebody
 * may put them back. `text` is within their names, or they are of one of the products.
 */
export async function listBatchLines(
  db: Db,
  { alsoIn, text, products }: { alsoIn: readonly BatchId[]; text: string; products: readonly ProductId[] },
): Promise<BatchLine[]> {
  const isWanted = text === '' ? sql`true` : sql`(${isNamed(text)} or b.product_id = any(${products}))`
  const { rows } = await sql<BatchLine>`
    select b.id, b.supplier, b.imported_at as "importedAt", b.quarantined_at is not null as "isOut",
      ${opened} as opened
    from shop.key_batch b where (b.id = any(${alsoIn}) or b.quarantined_at is not null) and ${isWanted}`.execute(
    db,
  )
  return rows
}

/** How many of these keys are out of the shop, by their batch. */
export async function countQuarantinedOf(
  db: Db,
  keyIds: readonly KeyId[],
): Promise<ReadonlyMap<BatchId, number>> {
  if (keyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('key')
    .select(({ fn }) => ['batch_id', fn.countAll<number>().as('keys')])
    .where(sql<boolean>`id = any(${keyIds})`)
    .where('state', '=', 'quarantined')
    .groupBy('batch_id')
    .execute()
  return new Map(rows.map(({ batch_id, keys }) => [batch_id, keys]))
}

/** By what their supplier knows these keys, where the import brought it along. */
export async function listSupplierReferences(
  db: Db,
  keyIds: readonly KeyId[],
): Promise<ReadonlyMap<KeyId, string>> {
  if (keyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('key')
    .select(['id', 'supplier_reference'])
    .where(sql<boolean>`id = any(${keyIds})`)
    .where('supplier_reference', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.supplier_reference ?? '']))
}
