import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'

/** From whom the latest keys of each product came, where that is known. */
export async function listLatestSuppliers(db: Db): Promise<ReadonlyMap<ProductId, string>> {
  const { rows } = await sql<{ productId: ProductId; supplier: string }>`
    select distinct on (product_id) product_id as "productId", supplier from shop.key_batch
    where supplier is not null order by product_id, imported_at desc, id desc`.execute(db)
  return new Map(rows.map(({ productId, supplier }) => [productId, supplier]))
}
