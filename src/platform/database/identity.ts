import type { Db } from './connect.ts'

/** The id of the shop that this database holds; it stands in the metadata of every payment. */
export async function readShopId(db: Db): Promise<string> {
  const { shop_id } = await db.selectFrom('identity').select('shop_id').executeTakeFirstOrThrow()
  return shop_id
}
