import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'

/** Where the keys of a batch are, for the books. */
export type BatchPosition = {
  batchId: BatchId
  productId: ProductId
  supplier: string | null
  sourceName: string
  unitCostMinor: number
  currency: string
  importedAt: Date
  /** In stock, also reserved or taken out for a while. */
  held: number
  /** With customers. */
  sold: number
  /** Good for nothing any more: revoked, or replaced because it did not work. */
  lost: number
}

/** Every batch whose cost is known, with the place of each of its keys. Batches of the demo have cost nothing. */
export async function listBatchPositions(db: Db): Promise<BatchPosition[]> {
  const { rows } = await sql<BatchPosition>`
    select b.id as "batchId", b.product_id as "productId", b.supplier, b.source_name as "sourceName",
      b.unit_cost_minor as "unitCostMinor", b.currency, b.imported_at as "importedAt",
      count(*) filter (where k.state in ('available', 'reserved', 'quarantined')) as held,
      count(*) filter (where k.state in ('assigned', 'revealed')) as sold,
      count(*) filter (where k.state in ('revoked', 'replaced')) as lost
    from shop.key_batch b join shop.key k on k.batch_id = b.id
    where b.unit_cost_minor > 0 and b.currency is not null and not b.demo
    group by b.id order by b.id`.execute(db)
  return rows
}

/** A batch whose cost is known, and when it came. */
export type CostedBatchHead = Pick<BatchPosition, 'batchId' | 'sourceName' | 'currency' | 'importedAt'>

/** Those that were bought in another currency than `currency`; none of their keys is looked at. */
export async function listBatchesBoughtAbroad(db: Db, currency: string): Promise<CostedBatchHead[]> {
  const { rows } = await sql<CostedBatchHead>`
    select id as "batchId", source_name as "sourceName", currency, imported_at as "importedAt"
    from shop.key_batch where unit_cost_minor > 0 and currency <> ${currency} and not demo order by id`.execute(
    db,
  )
  return rows
}
