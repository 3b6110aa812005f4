import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { brokenRule } from '../../platform/database/errors.ts'
import type { ProductId } from '../../shared/ids.ts'

/** Why a product cannot be a bundle of these parts. */
export type PartsFlaw =
  /** One of them is no product, or is a bundle itself. */
  | 'unknown_part'
  /** It is itself a part of another bundle. */
  | 'is_part'
  /** It has keys of its own, and a bundle has none. */
  | 'has_keys'

type Bundle = { slug: string; parts: readonly string[] }

/** What stands in the way of products that are written together, by the slug of each that has a flaw. The database refuses them all. */
export async function findPartsFlaws(db: Db, written: readonly Bundle[]): Promise<Map<string, PartsFlaw>> {
  const bundles = written.filter(({ parts }) => parts.length > 0)
  if (bundles.length === 0) return new Map()
  const own = bundles.map(({ slug }) => slug)
  const named = [...new Set([...own, ...bundles.flatMap(({ parts }) => parts)])]
  const { rows } = await sql<Bundle & { hasKeys: boolean }>`
    select slug, parts, slug = any(${own}::text[]) and shop.has_keys(id) as "hasKeys"
    from shop.product where slug = any(${named}::text[]) or parts <> '{}' and parts && ${own}::text[]`.execute(
    db,
  )
  const withKeys = new Set(rows.filter(({ hasKeys }) => hasKeys).map(({ slug }) => slug))
  // As they will be.
  const partsOf = new Map([...rows, ...written].map(({ slug, parts }) => [slug, parts]))
  const parts = new Set([...partsOf.values()].flat())
  const flawOf = (bundle: Bundle): PartsFlaw | undefined => {
    if (!bundle.parts.every((part) => partsOf.get(part)?.length === 0)) return 'unknown_part'
    if (parts.has(bundle.slug)) return 'is_part'
    return withKeys.has(bundle.slug) ? 'has_keys' : undefined
  }
  return new Map(
    bundles.flatMap((bundle): [string, PartsFlaw][] => {
      const flaw = flawOf(bundle)
      return flaw ? [[bundle.slug, flaw]] : []
    }),
  )
}

/** The same for one product. */
export async function findPartsFlaw(db: Db, bundle: Bundle): Promise<PartsFlaw | undefined> {
  return (await findPartsFlaws(db, [bundle])).get(bundle.slug)
}

/**
 * Writes products in a transaction. What others wrote between the look and the commit, and only the database sees, is refused in the
 * same words.
 */
export async function writingParts<T>(
  db: Db,
  write: (tx: Tx) => Promise<T>,
): Promise<T | { ok: false; reason: PartsFlaw }> {
  try {
    return await db.transaction().execute(write)
  } catch (error) {
    const broken = brokenByParts(error)
    if (!broken) throw error
    return { ok: false, reason: broken.flaw }
  }
}

/** Which product cannot be a bundle, and why, where the database says so. */
export function brokenByParts(error: unknown): { slug: string; flaw: PartsFlaw } | undefined {
  const { constraint = '', detail: slug = '' } = brokenRule(error) ?? {}
  const flaw = flawOfRule.get(constraint)
  return flaw && { slug, flaw }
}

const flawOfRule = new Map<string, PartsFlaw>([
  ['product_parts_sound', 'unknown_part'],
  ['product_parts_no_part', 'is_part'],
  ['product_parts_no_keys', 'has_keys'],
])

/**
 * Products together with the bundles that they are in, in the order of the slugs: a bundle is counted at the commit of what changes its
 * parts, and whoever held one of them first would wait for whoever holds the bundle and waits for it.
 */
export async function holdWithBundles(tx: Tx, ids: readonly ProductId[]): Promise<void> {
  await sql`select shop.hold_bundles_of(${ids}::text[])`.execute(tx)
}

/** The same, by their addresses. */
export async function holdWithBundlesNamed(tx: Tx, slugs: readonly string[]): Promise<void> {
  await sql`select shop.hold_bundles_of(array(select id from shop.product where slug = any(${slugs}::text[])))`.execute(
    tx,
  )
}
