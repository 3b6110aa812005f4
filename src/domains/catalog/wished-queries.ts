import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { selectCards, toCard } from './cards.ts'
import type { ProductCard } from './product.ts'

/** The cards of these products, of those that are in the window. */
export async function listCardsOf(
  db: Db,
  productIds: readonly ProductId[],
  clock: Clock,
  currency: string = shopCurrency,
): Promise<Map<ProductId, ProductCard>> {
  if (productIds.length === 0) return new Map()
  const rows = await selectCards(db, currency).where('p.id', 'in', productIds).execute()
  return new Map(rows.map((row) => [row.id, toCard(row, clock.now())]))
}

/** How many keys were counted of these products: those in the window, 0 for one that is sold out or not yet released. */
export async function countAvailable(
  db: Db,
  productIds: readonly ProductId[],
  now: Date,
): Promise<Map<ProductId, number>> {
  if (productIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('product')
    .innerJoin('product_stock', 'product_stock.product_id', 'product.id')
    .select(['product.id', 'product_stock.available', 'product.release_at'])
    .where('product.id', 'in', productIds)
    .where('product.status', '=', 'active')
    .execute()
  return new Map(
    rows.map(({ id, available, release_at }) => [id, release_at && release_at > now ? 0 : available]),
  )
}
