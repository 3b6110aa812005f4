import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { coloursOfRow } from '../cards.ts'
import type { PastVersion, ProductContent, ProductOnDesk } from './product-text.ts'

/** As the database writes a version down (`shop.content_of`). */
export type StoredContent = Omit<ProductContent, 'price' | 'regularPrice' | 'releaseAt' | 'parts'> & {
  releaseAt: string | null
  /** Not said by a version of before there were bundles. */
  parts?: readonly string[]
  priceMinor: number
  regularPriceMinor: number | null
}

/** Whoever holds the row decides what becomes of the product, until the transaction ends. */
export function lockProduct(tx: Tx, id: ProductId): Promise<{ version: number; slug: string } | undefined> {
  return tx
    .selectFrom('product')
    .select(['version', 'slug'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** Whether a product says today what a past version said, its price aside. */
export async function sameWords(tx: Tx, id: ProductId, version: number): Promise<boolean> {
  const prices = sql`array['priceMinor', 'regularPriceMinor']`
  const { rows } = await sql<{ same: boolean }>`
    select '{"parts": []}'::jsonb || v.content - ${prices} = shop.content_of(p) - ${prices} as same
    from shop.product p join shop.product_version v on v.product_id = p.id
    where p.id = ${id} and v.version = ${version}`.execute(tx)
  return rows[0]?.same ?? false
}

/** A product of any state; undefined for one that there is not. */
export async function readProductForStaff(db: Db, id: ProductId): Promise<ProductOnDesk | undefined> {
  return (await readProductsForStaff(db, [id]))[0]
}

/** Those of the named products that there are, by their slugs. */
export async function readProductsForStaff(db: Db, ids: readonly ProductId[]): Promise<ProductOnDesk[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('product as p')
    .leftJoin('product_stock as s', 's.product_id', 'p.id')
    .select([
      'p.id',
      'p.version',
      'p.colour_blade',
      'p.colour_ground',
      'p.cover_id',
      'p.created_at',
      'p.updated_at',
    ])
    .select(['s.available', sql<StoredContent>`shop.content_of(p)`.as('content')])
    .where('p.id', 'in', ids)
    .orderBy('p.slug')
    .execute()
  return rows.map((row) => ({
    ...contentOf(row.content),
    id: row.id,
    version: row.version,
    colours: coloursOfRow(row),
    available: row.available ?? 0,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }))
}

/** Those of the named products that there are, by the address that names them. */
export async function findProductsBySlug(
  db: Db,
  slugs: readonly string[],
): Promise<Map<string, ProductOnDesk>> {
  const found = await db
    .selectFrom('product')
    .select('id')
    .where(sql<boolean>`slug = any(${[...slugs]}::text[])`)
    .execute()
  const products = await readProductsForStaff(
    db,
    found.map(({ id }) => id),
  )
  return new Map(products.map((product) => [product.slug, product]))
}

/** What a product said before, the last change first. */
export async function listProductVersions(db: Db, id: ProductId): Promise<PastVersion[]> {
  const rows = await db
    .selectFrom('product_version')
    .select(['version', 'content', 'replaced_by', 'at'])
    .where('product_id', '=', id)
    .orderBy('version', 'desc')
    .limit(versionsMax)
    .execute()
  return rows.map((row) => ({
    version: row.version,
    content: contentOf(row.content as StoredContent),
    replacedBy: row.replaced_by,
    replacedAt: row.at,
  }))
}

const versionsMax = 200

export function contentOf({
  priceMinor,
  regularPriceMinor,
  releaseAt,
  ...content
}: StoredContent): ProductContent {
  return {
    ...content,
    parts: content.parts ?? [],
    releaseAt: releaseAt === null ? null : new Date(releaseAt),
    price: money(priceMinor, shopCurrency),
    regularPrice: regularPriceMinor === null ? null : money(regularPriceMinor, shopCurrency),
  }
}
