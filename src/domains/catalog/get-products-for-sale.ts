import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { selectCards, toCard } from './cards.ts'
import type { ProductForSale } from './product.ts'

/** Those of the ids that can be bought at all (active), in no order. Prices are today's. */
export async function getProductsForSale(
  db: Db,
  ids: readonly ProductId[],
  clock: Clock,
): Promise<ProductForSale[]> {
  if (ids.length === 0) return []
  const rows = await selectCards(db)
    .select(['p.legal_nature', 'r.countries', 'p.sale_until', 'p.regular_price_minor'])
    .where('p.id', 'in', [...ids])
    .execute()
  const now = clock.now()
  return rows.map((row) => {
    const { id, slug, name, edition, platform, price, availability, colours } = toCard(row, now)
    return {
      id,
      slug,
      name,
      edition,
      platform,
      region: { code: row.region_code, name: row.region_name, countries: row.countries },
      legalNature: row.legal_nature,
      price,
      isReduced: row.sale_until !== null || row.regular_price_minor !== null,
      releaseAt: row.release_at,
      availability,
      colours,
    }
  })
}
