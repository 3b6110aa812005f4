import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'
import { coloursOfRow } from './cards.ts'
import type { CoverColours, VoucherPurpose } from './product.ts'

/** What keys look like, of every product that says so: an import finds keys that belong to another product. */
export async function listKeyPatterns(
  db: Db,
): Promise<{ productId: ProductId; slug: string; pattern: string }[]> {
  const rows = await db
    .selectFrom('product')
    .select(['id as productId', 'slug', 'key_pattern as pattern'])
    .where('key_pattern', 'is not', null)
    .execute()
  return rows.flatMap(({ pattern, ...row }) => (pattern === null ? [] : [{ ...row, pattern }]))
}

/** The product that a slug names, of any status: keys may be imported for a draft, and for no bundle. */
export function findProductForKeys(
  db: Db,
  slug: string,
): Promise<{ id: ProductId; slug: string; keyPattern: string | null } | undefined> {
  return db
    .selectFrom('product')
    .select(['id', 'slug', 'key_pattern as keyPattern'])
    .where('slug', '=', slug)
    .where(sql<boolean>`parts = '{}'`)
    .executeTakeFirst()
}

/** The product that a slug names, of any status, also a bundle. */
export async function findProductId(db: Db, slug: string): Promise<ProductId | undefined> {
  return (await db.selectFrom('product').select('id').where('slug', '=', slug).executeTakeFirst())?.id
}

/** What the keys of one product look like; null when nothing is said of them. */
export async function findKeyPattern(db: Db, productId: ProductId): Promise<string | null> {
  const row = await db
    .selectFrom('product')
    .select('key_pattern')
    .where('id', '=', productId)
    .executeTakeFirst()
  return row?.key_pattern ?? null
}

/** How sold products look today, also those that have left the window. */
export async function listProductColours(
  db: Db,
  productIds: readonly ProductId[],
): Promise<Map<ProductId, { slug: string; colours: CoverColours }>> {
  if (productIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('product')
    .select(['id', 'slug', 'colour_blade', 'colour_ground', 'cover_id'])
    .where('id', 'in', productIds)
    .execute()
  return new Map(rows.map((row) => [row.id, { slug: row.slug, colours: coloursOfRow(row) }]))
}

/** What VAT asks of products, also of those that have left the window: where they can be activated, and for what a voucher is. */
export async function listTaxFacts(
  db: Db,
  productIds: readonly ProductId[],
): Promise<Map<ProductId, { voucherPurpose: VoucherPurpose | null; countries: readonly string[] | null }>> {
  if (productIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('product')
    .innerJoin('region', 'region.code', 'product.region_code')
    .select(['product.id', 'product.voucher_purpose', 'region.countries'])
    .where('product.id', 'in', productIds)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { voucherPurpose: row.voucher_purpose, countries: row.countries }]),
  )
}

/** What products are called today, also those that have left the window. */
export async function listProductNames(
  db: Db,
  productIds: readonly ProductId[],
): Promise<Map<ProductId, { slug: string; name: Translated; edition: Translated | null }>> {
  if (productIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('product')
    .select(['id', 'slug', 'name', 'edition'])
    .where(sql<boolean>`id = any(${[...new Set(productIds)]})`)
    .execute()
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}

/** Where keys of a product can be activated, also of one that has left the window; null for everywhere. */
export async function findActivationCountries(
  db: Db,
  productId: ProductId,
): Promise<readonly string[] | null> {
  const row = await db
    .selectFrom('product')
    .innerJoin('region', 'region.code', 'product.region_code')
    .select('region.countries')
    .where('product.id', '=', productId)
    .executeTakeFirst()
  return row?.countries ?? null
}
