import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import { splitWords } from './search-words.ts'

const productsMax = 500

/** Products of any status that all of these words stand in, as they were typed; for looking up what was sold. */
export async function findProductsNamed(db: Db, text: string): Promise<ProductId[]> {
  const words = splitWords(text)
  if (words.length === 0) return []
  const held = sql.join(
    words.map((word) => sql`search_text like '%' || shop.fold(${word}) || '%'`),
    sql` and `,
  )
  const rows = await db
    .selectFrom('product')
    .select('id')
    // Each half of the catalogue has an index of its own.
    .where(sql<boolean>`(status = 'active' or status <> 'active') and ${held}`)
    .orderBy('id')
    .limit(productsMax)
    .execute()
  return rows.map(({ id }) => id)
}
