import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

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
