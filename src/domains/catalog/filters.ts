import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Locale } from '../../shared/locale.ts'
import type { CatalogueQuery } from './catalogue-query.ts'
import { pricedIn } from './priced.ts'
import type { SearchWord } from './search-words.ts'

export type Condition = RawBuilder<SqlBool>

/** What a query asks of a product `p` (and of `fp`, its price in the currency), one condition per facet so that each can be left out of its own count. */
export type Filters = Readonly<
  Record<
    'text' | 'kinds' | 'platforms' | 'regions' | 'categories' | 'price' | 'inStock' | 'onSale',
    Condition
  >
>

const anything: Condition = sql`true`

/** Can be delivered now: a pre-order is not in stock, whatever was imported for it. */
export function isInStock(now: Date): Condition {
  return sql`(p.shown_stock > 0 and (p.release_at is null or p.release_at <= ${now}))`
}

export function isOnSale(currency: string): Condition {
  return sql`${pricedIn(currency).reducedFrom} is not null`
}

export function readFilters(query: CatalogueQuery, words: readonly SearchWord[], now: Date): Filters {
  const { comparable } = pricedIn(query.currency)
  return {
    text: allOf(words.map(holdsWord)),
    kinds: oneOf('p.kind', query.kinds ?? []),
    platforms: oneOf('p.platform_code', query.platforms),
    regions: oneOf('p.region_code', query.regions),
    categories: oneOf('p.category_slug', query.categories),
    price: allOf([
      ...(query.minPriceMinor === undefined
        ? []
        : [sql<SqlBool>`${comparable} >= ${query.minPriceMinor}::bigint`]),
      ...(query.maxPriceMinor === undefined
        ? []
        : [sql<SqlBool>`${comparable} <= ${query.maxPriceMinor}::bigint`]),
    ]),
    inStock: query.inStock ? isInStock(now) : anything,
    onSale: query.onSale ? isOnSale(query.currency) : anything,
  }
}

export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? anything : sql`(${sql.join(conditions, sql` and `)})`
}

export function holdsAny(words: readonly SearchWord[]): Condition {
  return anyOf(words.map(holdsWord))
}

/** How many of the words a product holds. */
export function countHeld(words: readonly SearchWord[]): RawBuilder<number> {
  return countTrue(words.map(holdsWord))
}

/** How many of the words begin a word of the product's name in the visitor's language. */
export function countInName(words: readonly SearchWord[], locale: Locale): RawBuilder<number> {
  const name = sql`(' ' || ${sql.ref(`p.sort_${locale}`)})`
  return countTrue(
    words.map((word) => anyOf(word.spellings.map((text) => sql`${name} like ${`% ${text}%`}`))),
  )
}

// One or two letters stand inside nearly every word, so they count only where a word begins.
export function holdsWord(word: SearchWord): Condition {
  return anyOf(
    word.spellings.map((text) => sql`p.search_text like ${text.length < 3 ? `% ${text}%` : `%${text}%`}`),
  )
}

function countTrue(conditions: readonly Condition[]): RawBuilder<number> {
  return sql`(${sql.join(
    conditions.map((condition) => sql`${condition}::int`),
    sql` + `,
  )})`
}

function anyOf(conditions: readonly RawBuilder<unknown>[]): Condition {
  return sql`(${sql.join(conditions, sql` or `)})`
}

function oneOf(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? anything : sql`${sql.ref(column)} = any(${[...values]}::text[])`
}
