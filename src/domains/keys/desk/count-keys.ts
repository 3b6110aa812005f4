import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { ProductId } from '../../../shared/ids.ts'

/** The keys of a product by where they are. */
export type KeyCounts = {
  free: number
  reserved: number
  sold: number
  quarantined: number
  /** Of the free ones, those that end within the days asked for. */
  expiring: number
  /** Never sold, and too late to be. */
  expired: number
}

export const noKeys: KeyCounts = { free: 0, reserved: 0, sold: 0, quarantined: 0, expiring: 0, expired: 0 }

/** Within so many days a key is about to expire. */
export const expiringDays = 30

/** Counts the keys of these products; a product that never had any is not in it. */
export async function countKeysOf(
  db: Db,
  productIds: readonly ProductId[],
): Promise<Map<ProductId, KeyCounts>> {
  if (productIds.length === 0) return new Map()
  const { rows } = await sql<KeyCounts & { productId: ProductId }>`
    select b.product_id as "productId",
      count(*) filter (where k.state = 'available' and k.expires_on >= current_date) as free,
      count(*) filter (where k.state = 'reserved') as reserved,
      count(*) filter (where k.state in ('assigned', 'revealed')) as sold,
      count(*) filter (where k.state = 'quarantined') as quarantined,
      count(*) filter (where k.state = 'available'
        and k.expires_on between current_date and current_date + ${sql.lit(expiringDays)}) as expiring,
      count(*) filter (where k.state = 'available' and k.expires_on < current_date) as expired
    from shop.key_batch b join shop.key k on k.batch_id = b.id
    where b.product_id = any(${productIds}) group by b.product_id`.execute(db)
  return new Map(rows.map(({ productId, ...counts }) => [productId, counts]))
}
