import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'

/** A product that is sold and has keys of its own, with the keys that there are of it as they were counted last. */
export type StockedProduct = {
  id: ProductId
  slug: string
  name: Translated
  edition: Translated | null
  available: number
  since: Date
}

export async function listStocked(db: Db): Promise<StockedProduct[]> {
  const { rows } = await sql<StockedProduct>`
    select p.id, p.slug, p.name, p.edition, coalesce(s.available, 0) as available, p.created_at as since
    from shop.product p left join shop.product_stock s on s.product_id = p.id
    where p.status = 'active' and p.parts = '{}' order by p.id`.execute(db)
  return rows
}
