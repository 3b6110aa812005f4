import { type RawBuilder, sql } from 'kysely'
import { shopCurrency } from '../../shared/currency.ts'

/**
 * What a product `p` costs whoever reads prices in one currency, as SQL over its left join with `fp`, its price in that
 * currency: that price where there is one, and the one in euros where there is none. In euros nothing is asked of `fp`, so the
 * database leaves the join out.
 */
export type Priced = {
  minor: RawBuilder<number>
  currency: RawBuilder<string>
  reducedFrom: RawBuilder<number | null>
  saleUntil: RawBuilder<Date | null>
  isReduced: RawBuilder<boolean>
  /** In the currency alone: null where there is no such price, so that amounts of two currencies are never compared. */
  comparable: RawBuilder<number | null>
}

export function pricedIn(currency: string): Priced {
  const isReduced = (table: string) =>
    sql<boolean>`(${sql.ref(`${table}.sale_until`)} is not null or ${sql.ref(`${table}.regular_price_minor`)} is not null)`
  if (currency === shopCurrency) {
    return {
      minor: sql`p.price_minor`,
      currency: sql`p.currency`,
      reducedFrom: sql`p.reduced_from_minor`,
      saleUntil: sql`p.sale_until`,
      isReduced: isReduced('p'),
      comparable: sql`p.price_minor`,
    }
  }
  const either = <T>(theirs: RawBuilder<T>, ours: RawBuilder<T>) =>
    sql<T>`case when fp.product_id is null then ${ours} else ${theirs} end`
  return {
    minor: sql`coalesce(fp.price_minor, p.price_minor)`,
    currency: sql`coalesce(fp.currency, p.currency)`,
    reducedFrom: either(sql`fp.reduced_from_minor`, sql`p.reduced_from_minor`),
    saleUntil: either(sql`fp.sale_until`, sql`p.sale_until`),
    isReduced: either(isReduced('fp'), isReduced('p')),
    comparable: sql`fp.price_minor`,
  }
}
