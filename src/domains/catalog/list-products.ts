import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { Clock } from '../../shared/time.ts'
import { selectCards, toCard } from './cards.ts'
import { type CataloguePage, type CatalogueQuery, type FacetChoice, pageSize } from './catalogue-query.ts'
import { type Cell, countFacets } from './facets.ts'
import {
  allOf,
  countHeld,
  countInName,
  type Filters,
  holdsAny,
  isInStock,
  isOnSale,
  readFilters,
} from './filters.ts'
import { pricedIn } from './priced.ts'
import type { ProductCard } from './product.ts'
import { betterSpelling, readSearchWords, type SearchWord } from './search-words.ts'

/**
 * One page of the catalogue with its facets. A page past the end shows the last one.
 * The text is matched word by word, in both languages at once, accents and typing errors aside; only when no
 * product holds all the words, one of them is enough.
 */
export async function listProducts(db: Db, query: CatalogueQuery, clock: Clock): Promise<CataloguePage> {
  const now = clock.now()
  const [words, labels] = await Promise.all([readSearchWords(db, query.text ?? ''), readLabels(db)])
  let filters = readFilters(query, words, now)
  let cells = await readCells(db, query, filters, now)
  if (cells.length === 0 && words.length > 1) {
    filters = { ...filters, text: holdsAny(words) }
    cells = await readCells(db, query, filters, now)
  }
  const counts = countFacets(cells, query)
  const pageCount = Math.max(1, Math.ceil(counts.total / pageSize))
  const page = Math.min(Math.max(1, query.page), pageCount)
  return {
    products: counts.total === 0 ? [] : await readPage(db, query, filters, words, page, now),
    total: counts.total,
    page,
    pageCount,
    facets: {
      platforms: offer(labels.platforms, counts.platforms, query.platforms),
      regions: offer(labels.regions, counts.regions, query.regions),
      categories: offer(labels.categories, counts.categories, query.categories),
      inStock: counts.inStock,
      onSale: counts.onSale,
      price: counts.price,
    },
    didYouMean: cells.length > 0 ? betterSpelling(words) : null,
  }
}

/** One group per platform, region and category: the index product_facets holds all that this reads, in its order. */
async function readCells(db: Db, { currency }: CatalogueQuery, filters: Filters, now: Date): Promise<Cell[]> {
  const { price, inStock, onSale } = filters
  const { comparable } = pricedIn(currency)
  const { rows } = await sql<Cell>`
    select p.platform_code as platform, p.region_code as region, p.category_slug as category,
      count(*) filter (where ${price} and ${inStock} and ${onSale}) as "matching",
      count(*) filter (where ${price} and ${onSale} and ${isInStock(now)}) as "inStock",
      count(*) filter (where ${price} and ${inStock} and ${isOnSale(currency)}) as "onSale",
      min(${comparable}) filter (where ${inStock} and ${onSale}) as "minMinor",
      max(${comparable}) filter (where ${inStock} and ${onSale}) as "maxMinor"
    from shop.product p
    left join shop.foreign_price fp on fp.product_id = p.id and fp.currency = ${currency}
    where p.status = 'active' and ${filters.text} and ${filters.kinds}
    group by 1, 2, 3`.execute(db)
  return rows
}

async function readPage(
  db: Db,
  query: CatalogueQuery,
  filters: Filters,
  words: readonly SearchWord[],
  page: number,
  now: Date,
): Promise<ProductCard[]> {
  const order = sql.join(orderOf(query, words))
  // The page is chosen by id first: sorting ten thousand whole cards would not fit into the server's working memory.
  const ids = db
    .selectFrom('product as p')
    .leftJoin('foreign_price as fp', (join) =>
      join.onRef('fp.product_id', '=', 'p.id').on('fp.currency', '=', query.currency),
    )
    .select('p.id')
    .where('p.status', '=', 'active')
    .where(allOf(Object.values(filters)))
    .orderBy(order)
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const rows = await selectCards(db, query.currency).where('p.id', 'in', ids).orderBy(order).execute()
  return rows.map((row) => toCard(row, now))
}

// Each order ends with the id, so that no product stands on two pages or on none.
function orderOf(query: CatalogueQuery, words: readonly SearchWord[]): RawBuilder<unknown>[] {
  // What has no price in the currency comes last, by its price in euros.
  const { comparable } = pricedIn(query.currency)
  const foreign = query.currency !== shopCurrency
  switch (query.sort) {
    case 'price_up':
      return [...(foreign ? [sql`${comparable} nulls last`] : []), sql`p.price_minor`, sql`p.id`]
    case 'price_down':
      return [
        ...(foreign ? [sql`${comparable} desc nulls last`] : []),
        sql`p.price_minor desc`,
        sql`p.id desc`,
      ]
    case 'name':
      return [sql.ref(`p.sort_${query.locale}`), sql`p.id`]
    case 'newest':
      return newestFirst
    case 'relevance':
      return words.length === 0 ? newestFirst : [...bestFirst(words, query), ...newestFirst]
  }
}

const newestFirst = [sql`p.created_at desc`, sql`p.id`]

function bestFirst(words: readonly SearchWord[], query: CatalogueQuery): RawBuilder<unknown>[] {
  return [
    sql`${countHeld(words)} desc`,
    sql`${countInName(words, query.locale)} desc`,
    sql`p.shown_stock > 0 desc`,
  ]
}

type Label = Omit<FacetChoice, 'count'>
type Labels = Record<'platforms' | 'regions' | 'categories', Label[]>

async function readLabels(db: Db): Promise<Labels> {
  const { rows } = await sql<Labels>`
    select
      (select coalesce(json_agg(json_build_object('value', code, 'label', json_build_object('en', name, 'fr', name))
        order by name), '[]') from shop.platform) as platforms,
      (select coalesce(json_agg(json_build_object('value', code, 'label', name)
        order by cardinality(countries) desc nulls first, code), '[]') from shop.region) as regions,
      (select coalesce(json_agg(json_build_object('value', slug, 'label', name)
        order by position, slug), '[]') from shop.category) as categories`.execute(db)
  return rows[0] ?? { platforms: [], regions: [], categories: [] }
}

/** Choices that would leave something, and those already made, so that they can be taken back. */
function offer(
  labels: readonly Label[],
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
): FacetChoice[] {
  return labels
    .map((label) => ({ ...label, count: counts.get(label.value) ?? 0 }))
    .filter((choice) => choice.count > 0 || chosen.includes(choice.value))
}
