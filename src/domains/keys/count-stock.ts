import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import { noteStock } from '../catalog/index.ts'
import { countAvailable, listStockedProducts } from './queries.ts'

/** Tells the shop window how many keys are left. Beside the purchase path: a wrong number here sells nothing twice. */
export async function recountStock(db: Db, productIds: readonly ProductId[]): Promise<void> {
  const counts = await countAvailable(db, productIds)
  if (counts.size === 0) return
  await noteStock(
    db,
    [...counts].map(([productId, available]) => ({ productId, available })),
  )
}

/** Mends what a crash between a sale and its count left behind, and days on which keys expire. */
export async function recountAllStock(db: Db): Promise<void> {
  const productIds = await listStockedProducts(db)
  for (let from = 0; from < productIds.length; from += productsAtOnce) {
    await recountStock(db, productIds.slice(from, from + productsAtOnce))
  }
}

const productsAtOnce = 500
