import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'
import { type Money, money } from '../../shared/money.ts'
import type { LegalNature, ProductKind, VoucherPurpose } from './product.ts'

/** A product as it is written down, of any status: what programs read and write. */
export type ProductRecord = {
  id: ProductId
  slug: string
  status: 'draft' | 'active' | 'archived'
  family: string | null
  category: string
  platform: string
  region: string
  kind: ProductKind
  legalNature: LegalNature
  voucherPurpose: VoucherPurpose | null
  name: Translated
  edition: Translated | null
  summary: Translated
  description: Translated
  features: Translated<string[]>
  publisher: string
  related: string[]
  /** Slugs of the products that a bundle is; none for what has keys of its own. */
  parts: string[]
  seoTitle: Translated | null
  seoDescription: Translated | null
  /** What is asked now, and outside sales. */
  price: Money
  listPrice: Money
  releaseAt: Date | null
  createdAt: Date
  updatedAt: Date
}

export type ProductsAfter = {
  after: ProductId | undefined
  limit: number
  status?: ProductRecord['status'] | undefined
  updatedSince?: Date | undefined
}

/** Products from the newest on, past one of them: what is added meanwhile moves no page. */
export async function listProductRecords(
  db: Db,
  { after, limit, status, updatedSince }: ProductsAfter,
): Promise<ProductRecord[]> {
  const rows = await records(db)
    .where((eb) =>
      eb.and([
        ...(after ? [eb('id', '<', after)] : []),
        ...(status ? [eb('status', '=', status)] : []),
        ...(updatedSince ? [eb('updated_at', '>=', updatedSince)] : []),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toRecord)
}

export async function findProductRecord(db: Db, slug: string): Promise<ProductRecord | undefined> {
  const row = await records(db).where('slug', '=', slug).executeTakeFirst()
  return row && toRecord(row)
}

export function records(db: Db) {
  return db
    .selectFrom('product')
    .select(['id', 'slug', 'status', 'family', 'category_slug', 'platform_code', 'region_code', 'kind'])
    .select(['legal_nature', 'voucher_purpose', 'name', 'edition', 'summary', 'description', 'features'])
    .select(['publisher', 'related', 'parts', 'seo_title', 'seo_description'])
    .select(['price_minor', 'list_price_minor', 'currency', 'release_at', 'created_at', 'updated_at'])
}

export function toRecord(
  row: Awaited<ReturnType<ReturnType<typeof records>['execute']>>[number],
): ProductRecord {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    family: row.family,
    category: row.category_slug,
    platform: row.platform_code,
    region: row.region_code,
    kind: row.kind,
    legalNature: row.legal_nature,
    voucherPurpose: row.voucher_purpose,
    name: row.name,
    edition: row.edition,
    summary: row.summary,
    description: row.description,
    features: row.features,
    publisher: row.publisher,
    related: row.related,
    parts: row.parts,
    seoTitle: row.seo_title,
    seoDescription: row.seo_description,
    price: money(row.price_minor, row.currency),
    listPrice: money(row.list_price_minor, row.currency),
    releaseAt: row.release_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** Which products these are, and whether they stand in the window. */
export function listProductStates(
  db: Db,
  ids: readonly ProductId[],
): Promise<Pick<ProductRecord, 'id' | 'slug' | 'status'>[]> {
  return db.selectFrom('product').select(['id', 'slug', 'status']).where('id', 'in', ids).execute()
}

export type CountedStock = {
  productId: ProductId
  slug: string
  available: number
  /** From how many on the staff want to hear of it; null for never. */
  threshold: number | null
  countedAt: Date | null
}

/** How many keys could be sold, as it was counted last: beside the purchase path, and never more than a thousand. */
export async function listCountedStock(
  db: Db,
  { after, limit, slug }: { after: ProductId | undefined; limit: number; slug?: string | undefined },
): Promise<CountedStock[]> {
  const rows = await db
    .selectFrom('product')
    .leftJoin('product_stock', 'product_stock.product_id', 'product.id')
    .leftJoin('stock_watch', 'stock_watch.product_id', 'product.id')
    .select(['product.id as productId', 'product.slug', 'product_stock.available', 'counted_at as countedAt'])
    .select('stock_watch.threshold')
    .where((eb) =>
      eb.and([
        ...(after ? [eb('product.id', '<', after)] : []),
        ...(slug ? [eb('product.slug', '=', slug)] : []),
      ]),
    )
    .orderBy('product.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ available, ...row }) => ({ ...row, available: available ?? 0 }))
}
