import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { Locale } from '../../shared/locale.ts'
import { money } from '../../shared/money.ts'
import { coloursOfRow, selectCards } from './cards.ts'
import { allOf, countInName, holdsWord } from './filters.ts'
import type { ProductCard } from './product.ts'
import { readSearchWords } from './search-words.ts'

export type ProductSuggestion = Pick<
  ProductCard,
  'slug' | 'name' | 'edition' | 'platform' | 'price' | 'colours'
>

const suggestionsMax = 20

/** A few products while the visitor types; the search is that of the catalogue. */
export async function suggestProducts(
  db: Db,
  text: string,
  locale: Locale,
  limit: number,
  currency: string = shopCurrency,
): Promise<ProductSuggestion[]> {
  const words = await readSearchWords(db, text)
  if (words.length === 0) return []
  const rows = await selectCards(db, currency)
    .where(allOf(words.map(holdsWord)))
    .orderBy(countInName(words, locale), 'desc')
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id')
    .limit(Math.min(limit, suggestionsMax))
    .execute()
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    edition: row.edition,
    platform: { code: row.platform_code, name: row.platform_name },
    price: money(row.price_minor, row.currency),
    colours: coloursOfRow(row),
  }))
}
