import { type InferResult, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { money } from '../../shared/money.ts'
import { pricedIn } from './priced.ts'
import { availabilityOf, type ProductCard } from './product.ts'

/**
 * Active products with the columns of a card; the caller filters, sorts and limits (`p` is the product, `fp` its price in
 * the currency).
 */
export function selectCards(db: Db, currency: string = shopCurrency) {
  const { minor, reducedFrom, currency: asked } = pricedIn(currency)
  return db
    .selectFrom('product as p')
    .innerJoin('platform as f', 'f.code', 'p.platform_code')
    .innerJoin('region as r', 'r.code', 'p.region_code')
    .leftJoin('foreign_price as fp', (join) =>
      join.onRef('fp.product_id', '=', 'p.id').on('fp.currency', '=', currency),
    )
    .where('p.status', '=', 'active')
    .select(['p.id', 'p.slug', 'p.name', 'p.edition', 'p.kind', 'p.colour_blade', 'p.colour_ground'])
    .select('p.cover_id')
    .select(['p.shown_stock', 'p.release_at', sql<number>`cardinality(p.parts)`.as('part_count')])
    .select([minor.as('price_minor'), reducedFrom.as('reduced_from_minor'), asked.as('currency')])
    .select([
      'f.code as platform_code',
      'f.name as platform_name',
      'r.code as region_code',
      'r.name as region_name',
    ])
}

export type CardRow = InferResult<ReturnType<typeof selectCards>>[number]

export function coloursOfRow(
  row: Pick<CardRow, 'colour_blade' | 'colour_ground' | 'cover_id'>,
): ProductCard['colours'] {
  const { colour_blade: blade, colour_ground: ground, cover_id: picture } = row
  return { blade, ground, ...(picture && { picture }) }
}

export function toCard(row: CardRow, now: Date): ProductCard {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    edition: row.edition,
    platform: { code: row.platform_code, name: row.platform_name },
    region: { code: row.region_code, name: row.region_name },
    kind: row.kind,
    price: money(row.price_minor, row.currency),
    regularPrice: row.reduced_from_minor === null ? null : money(row.reduced_from_minor, row.currency),
    availability: availabilityOf(row.shown_stock, row.release_at, now),
    colours: coloursOfRow(row),
    partCount: row.part_count,
  }
}
