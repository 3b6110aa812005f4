import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, ProductId, UnitId } from '../../shared/ids.ts'

/** What a batch is called, whom it was bought from and for how much. */
export type BatchHead = {
  batchId: BatchId
  productId: ProductId
  sourceName: string
  supplier: string | null
  unitCostMinor: number | null
  currency: string | null
}

export async function listBatchHeads(db: Db, batchIds: readonly BatchId[]): Promise<BatchHead[]> {
  if (batchIds.length === 0) return []
  return db
    .selectFrom('key_batch')
    .select(['id as batchId', 'product_id as productId', 'source_name as sourceName', 'supplier'])
    .select(['unit_cost_minor as unitCostMinor', 'currency'])
    .where(sql<boolean>`id = any(${batchIds})`)
    .orderBy('id')
    .execute()
}

/** Of which batch a unit has its key: the one that it holds, otherwise the last that it held. */
export async function listBatchesOfUnits(
  db: Db,
  unitIds: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, BatchId>> {
  if (unitIds.length === 0) return new Map()
  const { rows } = await sql<{ unitId: UnitId; batchId: BatchId }>`
    (select distinct on (unit_id) unit_id as "unitId", batch_id as "batchId" from shop.key
      where unit_id = any(${unitIds}) and state in ('revoked', 'replaced') order by unit_id, position desc)
    union all
    select unit_id, batch_id from shop.key
      where unit_id = any(${unitIds}) and state in ('reserved', 'assigned', 'revealed')`.execute(db)
  // The living ones come last, and count.
  return new Map(rows.map(({ unitId, batchId }) => [unitId, batchId]))
}
