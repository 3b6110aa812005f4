import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { type CardRow, selectCards, toCard } from './cards.ts'
import { pricedIn } from './priced.ts'
import type { ProductPage } from './product.ts'

const siblingsMax = 12
const relatedMax = 4
const bundlesMax = 4

/** An active product as its page shows it; undefined for a draft, an archived or an unknown one. */
export async function findProduct(
  db: Db,
  slug: string,
  clock: Clock,
  currency: string = shopCurrency,
): Promise<ProductPage | undefined> {
  const row = await selectCards(db, currency)
    .innerJoin('category as c', 'c.slug', 'p.category_slug')
    .where('p.slug', '=', slug)
    .select([
      'p.family',
      'p.legal_nature',
      'p.publisher',
      'p.summary',
      'p.description',
      'p.features',
      'p.updated_at',
      'p.seo_title',
      'p.seo_description',
      'p.related',
      'p.parts',
    ])
    .select(pricedIn(currency).saleUntil.as('sale_until'))
    .select(['f.activation_url', 'f.guide', 'r.countries'])
    .select(['c.slug as category_slug', 'c.name as category_name', 'c.summary as category_summary'])
    .executeTakeFirst()
  if (!row) return undefined
  const now = clock.now()
  const parts = await readParts(db, row.parts, currency)
  const bundles = await readBundles(db, row.slug, currency)
  const neighbours = await readNeighbours(db, row, currency)
  const isSibling = (other: { family: string | null }) => row.family !== null && other.family === row.family
  const card = toCard(row, now)
  return {
    ...card,
    platform: {
      code: row.platform_code,
      name: row.platform_name,
      activationUrl: row.activation_url,
      guide: row.guide,
    },
    region: { code: row.region_code, name: row.region_name, countries: row.countries },
    category: { slug: row.category_slug, name: row.category_name, summary: row.category_summary },
    legalNature: row.legal_nature,
    publisher: row.publisher,
    summary: row.summary,
    description: row.description,
    features: row.features,
    seo: { title: row.seo_title, description: row.seo_description },
    lowestPriceBefore: card.regularPrice,
    saleUntil: row.sale_until,
    readIn: currency,
    parts: parts.map((part) => toCard(part, now)),
    bundles: bundles.map((bundle) => toCard(bundle, now)),
    siblings: neighbours.filter(isSibling).map((other) => toCard(other, now)),
    related: neighbours.filter((other) => !isSibling(other)).map((other) => toCard(other, now)),
    updatedAt: row.updated_at,
  }
}

// As often as each is delivered, in the order that the bundle names them.
async function readParts(db: Db, slugs: readonly string[], currency: string): Promise<CardRow[]> {
  if (slugs.length === 0) return []
  const rows = await selectCards(db, currency).where('p.slug', 'in', slugs).execute()
  const bySlug = new Map(rows.map((row) => [row.slug, row]))
  return slugs.flatMap((slug) => bySlug.get(slug) ?? [])
}

function readBundles(db: Db, slug: string, currency: string): Promise<CardRow[]> {
  return selectCards(db, currency)
    .where(sql<boolean>`p.parts <> '{}' and p.parts @> ${[slug]}::text[]`)
    .orderBy('p.id')
    .limit(bundlesMax)
    .execute()
}

type Neighbour = CardRow & { family: string | null }

// The related ones were chosen, or are the next of the category in a ring, so that every product is shown beside some other.
async function readNeighbours(
  db: Db,
  product: Pick<DB['product'], 'id' | 'family' | 'category_slug'> & Record<'related' | 'parts', string[]>,
  currency: string,
): Promise<Neighbour[]> {
  const { id, family, category_slug, related: chosen, parts } = product
  const next = (where: RawBuilder<unknown>) => sql`(
    select n.id from shop.product n
    where n.status = 'active' and n.category_slug = ${category_slug} and n.shown_stock > 0
      and (n.family is null or n.family is distinct from ${family}) and n.slug <> all(${parts}::text[]) and ${where}
    order by n.id limit ${relatedMax})`
  const nextInCategory = sql<ProductId>`any(array(
    ${next(sql`n.id > ${id}`)} union all ${next(sql`n.id < ${id}`)} limit ${relatedMax}))`
  const cards = selectCards(db, currency).select('p.family')
  const related =
    chosen.length > 0
      ? cards.where(isChosen(chosen, family, id)).orderBy(sql`array_position(${chosen}::text[], p.slug)`)
      : cards.where('p.id', '=', nextInCategory)
  if (family === null) return related.execute()
  const siblings = selectCards(db, currency)
    .select('p.family')
    .where('p.family', '=', family)
    .where('p.id', '<>', id)
    .orderBy('p.price_minor')
    .limit(siblingsMax)
  return db
    .selectFrom(siblings.as('s'))
    .selectAll()
    .unionAll(db.selectFrom(related.as('r')).selectAll())
    .execute()
}

/** Its own family is shown beside it anyway. */
function isChosen(slugs: readonly string[], family: string | null, id: ProductId): RawBuilder<boolean> {
  return sql`p.slug = any(${slugs}::text[]) and p.id <> ${id} and (p.family is null or p.family is distinct from ${family})`
}
