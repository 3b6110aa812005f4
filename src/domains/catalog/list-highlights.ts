import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { Clock } from '../../shared/time.ts'
import { selectCards, toCard } from './cards.ts'
import { isInStock, isOnSale } from './filters.ts'
import { pricedIn } from './priced.ts'
import type { Category, ProductCard } from './product.ts'

export type Highlights = {
  /** In stock, the deepest reduction first. */
  onSale: ProductCard[]
  newest: ProductCard[]
  /** Those that hold something, in their order. */
  categories: (Category & { count: number })[]
}

const rowMax = 8

/** What the home page shows. */
export async function listHighlights(
  db: Db,
  clock: Clock,
  currency: string = shopCurrency,
): Promise<Highlights> {
  const now = clock.now()
  const { minor, reducedFrom } = pricedIn(currency)
  const cards = selectCards(db, currency).limit(rowMax)
  const [onSale, newest, categories] = await Promise.all([
    cards
      .where(isOnSale(currency))
      .where(isInStock(now))
      .orderBy(sql`(${minor})::real / (${reducedFrom})`)
      .orderBy('p.id')
      .execute(),
    cards.orderBy('p.created_at', 'desc').orderBy('p.id').execute(),
    countCategories(db),
  ])
  return {
    onSale: onSale.map((row) => toCard(row, now)),
    newest: newest.map((row) => toCard(row, now)),
    categories,
  }
}

function countCategories(db: Db): Promise<Highlights['categories']> {
  return db
    .selectFrom('category as c')
    .innerJoin('product as p', 'p.category_slug', 'c.slug')
    .where('p.status', '=', 'active')
    .groupBy('c.slug')
    .select((counted) => ['c.slug', 'c.name', 'c.summary', counted.fn.countAll<number>().as('count')])
    .orderBy('c.position')
    .orderBy('c.slug')
    .execute()
}
