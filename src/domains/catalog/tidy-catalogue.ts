import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/**
 * After a large import, outside any transaction: the facets are counted from the index alone only where the server
 * knows that all can see a row. It would find out by itself some minutes later.
 */
export async function tidyCatalogue(db: Db): Promise<void> {
  await sql`vacuum (analyze) shop.product, shop.search_word`.execute(db)
}
