import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { type Money, money } from '../../shared/money.ts'
import { coloursOf } from './desk/product-columns.ts'
import type { ProductText } from './desk/product-text.ts'
import { findPartsFlaw, holdWithBundlesNamed, type PartsFlaw, writingParts } from './parts.ts'
import type { VoucherPurpose } from './product.ts'
import { type ProductRecord, records, toRecord } from './product-records.ts'
import { type NewProduct, putProduct } from './put-product.ts'
import { listCategories, listPlatforms, listRegions } from './queries.ts'

export type WriteProductOutcome =
  | { ok: true; isNew: boolean; product: ProductRecord }
  | { ok: false; reason: 'unknown_category' | 'unknown_platform' | 'unknown_region' }
  /** What would be a bundle cannot be one. */
  | { ok: false; reason: PartsFlaw | 'bundle_has_release' | 'bundle_is_voucher' }
  /** A voucher has a purpose, and nothing else has one. */
  | { ok: false; reason: 'voucher_purpose' }
  /** Somebody else changed it since it was read. */
  | { ok: false; reason: 'changed_meanwhile' }

type Unsaid = 'voucherPurpose' | 'related' | 'parts' | 'seoTitle' | 'seoDescription'

/** What a program says of a product; what it leaves unsaid, and what only the back office knows of it, stays as it is. */
export type SavedProduct = Omit<
  NewProduct,
  Unsaid | 'regularPrice' | 'keyPattern' | 'colours' | 'createdAt'
> & { [Field in Unsaid]?: ProductText[Field] | undefined }

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
  return writingParts(db, async (tx): Promise<WriteProductOutcome> => {
    await holdWithBundlesNamed(tx, [saved.slug])
    const row = await records(tx)
      .select(['regular_price_minor', 'key_pattern', 'colour_blade', 'colour_ground'])
      .where('slug', '=', saved.slug)
      // An import of its keys takes minutes, and is not waited for.
      .forNoKeyUpdate()
      .executeTakeFirst()
    const known = row && toRecord(row)
    if (!isAsRead(known)) return { ok: false, reason: 'changed_meanwhile' }
    const voucherPurpose = purposeOf(saved, known)
    if ((saved.legalNature === 'voucher') !== (voucherPurpose !== null))
      return { ok: false, reason: 'voucher_purpose' }
    const parts = saved.parts ?? known?.parts ?? []
    const flaw = await findPartsFlaw(tx, { slug: saved.slug, parts })
    if (flaw) return { ok: false, reason: flaw }
    if (parts.length > 0 && saved.releaseAt !== null) return { ok: false, reason: 'bundle_has_release' }
    if (parts.length > 0 && saved.legalNature === 'voucher') return { ok: false, reason: 'bundle_is_voucher' }
    const id = await putProduct(tx, {
      ...saved,
      parts,
      voucherPurpose,
      related: saved.related ?? known?.related ?? [],
      seoTitle: orKept(saved.seoTitle, known?.seoTitle),
      seoDescription: orKept(saved.seoDescription, known?.seoDescription),
      regularPrice: regularAbove(saved.price, row?.regular_price_minor ?? null),
      keyPattern: row?.key_pattern ?? null,
      colours: row ? { blade: row.colour_blade, ground: row.colour_ground } : coloursOf(saved.slug),
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

/** Unsaid, a voucher keeps its purpose; whatever stops being one loses it. */
function purposeOf(saved: SavedProduct, known: ProductRecord | undefined): VoucherPurpose | null {
  if (saved.voucherPurpose !== undefined) return saved.voucherPurpose
  return saved.legalNature === 'voucher' ? (known?.voucherPurpose ?? null) : null
}

function orKept<T>(said: T | null | undefined, kept: T | null | undefined): T | null {
  return said === undefined ? (kept ?? null) : said
}

/** The regular price that the back office named, as long as it is above what is asked. */
function regularAbove({ minor, currency }: Money, regularMinor: number | null): Money | null {
  return regularMinor !== null && regularMinor > minor ? money(regularMinor, currency) : null
}

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
