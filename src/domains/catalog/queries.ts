import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { Category, Platform, Region } from './product.ts'

export function listCategories(db: Db): Promise<Category[]> {
  return db
    .selectFrom('category')
    .select(['slug', 'name', 'summary'])
    .orderBy('position')
    .orderBy('slug')
    .execute()
}

export function listPlatforms(db: Db): Promise<Platform[]> {
  return db
    .selectFrom('platform')
    .select(['code', 'name', 'activation_url as activationUrl', 'guide'])
    .orderBy('name')
    .execute()
}

/** The widest region first. */
export function listRegions(db: Db): Promise<Region[]> {
  return db
    .selectFrom('region')
    .select(['code', 'name', 'countries'])
    .orderBy(sql`cardinality(countries)`, (order) => order.desc().nullsFirst())
    .orderBy('code')
    .execute()
}

/** The next active products after a slug ('' for the first), by slug, so that a sitemap is read in pages. */
export function listSlugsForSitemap(
  db: Db,
  after: string,
  limit: number,
): Promise<{ slug: string; updatedAt: Date }[]> {
  return db
    .selectFrom('product')
    .select(['slug', 'updated_at as updatedAt'])
    .where('status', '=', 'active')
    .where('slug', '>', after)
    .orderBy('slug')
    .limit(limit)
    .execute()
}

/** How many products are active. */
/** What is on sale, and how many keys are there for it. */
export async function readShelf(db: Db): Promise<{ products: number; keys: number }> {
  const { rows } = await sql<{ products: number; keys: number }>`
    select count(*)::int as products, coalesce(sum(s.available) filter (where p.parts = '{}'), 0)::int as keys
    from shop.product p left join shop.product_stock s on s.product_id = p.id
    where p.status = 'active'`.execute(db)
  return rows[0] ?? { products: 0, keys: 0 }
}

export async function countProducts(db: Db): Promise<number> {
  const row = await db
    .selectFrom('product')
    .select((count) => count.fn.countAll<number>().as('active'))
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
  return row.active
}

/** Rises with every change of what the window shows; processes whose cache is older drop it. */
export async function catalogVersion(db: Db): Promise<number> {
  return (await db.selectFrom('catalog_version').select('version').executeTakeFirstOrThrow()).version
}
