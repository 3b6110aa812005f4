import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { type Money, money } from '../../shared/money.ts'
import { type ProductRecord, records, toRecord } from './product-records.ts'
import { type NewProduct, putProduct } from './put-product.ts'
import { listCategories, listPlatforms, listRegions } from './queries.ts'

export type WriteProductOutcome =
  | { ok: true; isNew: boolean; product: ProductRecord }
  | { ok: false; reason: 'unknown_category' | 'unknown_platform' | 'unknown_region' }
  /** Somebody else changed it since it was read. */
  | { ok: false; reason: 'changed_meanwhile' }

/** What a program says of a product; what only the back office knows of it stays as it is. */
export type SavedProduct = Omit<
  NewProduct,
  'voucherPurpose' | 'regularPrice' | 'keyPattern' | 'colours' | 'createdAt'
>

/**
 * Writes a product that its slug names, new or known.
 * @param isAsRead whether what is there now is what was read; a new product is compared as undefined.
 */
export async function writeProductRecord(
  db: Db,
  saved: SavedProduct,
  isAsRead: (known: ProductRecord | undefined) => boolean,
  actor: AuditEntry['actor'],
): Promise<WriteProductOutcome> {
  const strange = await findStrange(db, saved)
  if (strange) return { ok: false, reason: strange }
  return db.transaction().execute(async (tx): Promise<WriteProductOutcome> => {
    const row = await records(tx)
      .select(['voucher_purpose', 'regular_price_minor', 'key_pattern', 'colour_blade', 'colour_ground'])
      .where('slug', '=', saved.slug)
      .forUpdate()
      .executeTakeFirst()
    if (!isAsRead(row && toRecord(row))) return { ok: false, reason: 'changed_meanwhile' }
    const id = await putProduct(tx, {
      ...saved,
      ...(row?.voucher_purpose && { voucherPurpose: row.voucher_purpose }),
      regularPrice: regularAbove(saved.price, row?.regular_price_minor ?? null),
      keyPattern: row?.key_pattern ?? null,
      colours: row ? { blade: row.colour_blade, ground: row.colour_ground } : plainColours,
    })
    await recordAudit(tx, {
      subject: { kind: 'product', id },
      action: row ? 'product.changed' : 'product.created',
      actor,
    })
    const product = toRecord(await records(tx).where('id', '=', id).executeTakeFirstOrThrow())
    return { ok: true, isNew: !row, product }
  })
}

/** The regular price that the back office named, as long as it is above what is asked. */
function regularAbove({ minor, currency }: Money, regularMinor: number | null): Money | null {
  return regularMinor !== null && regularMinor > minor ? money(regularMinor, currency) : null
}

/** Of a product whose colours nobody has chosen yet. */
const plainColours = { blade: 'oklch(0.72 0.09 85)', ground: 'oklch(0.24 0.02 255)' }

async function findStrange(db: Db, saved: SavedProduct) {
  const [categories, platforms, regions] = await Promise.all([
    listCategories(db),
    listPlatforms(db),
    listRegions(db),
  ])
  if (!categories.some(({ slug }) => slug === saved.categorySlug)) return 'unknown_category'
  if (!platforms.some(({ code }) => code === saved.platformCode)) return 'unknown_platform'
  if (!regions.some(({ code }) => code === saved.regionCode)) return 'unknown_region'
  return undefined
}
