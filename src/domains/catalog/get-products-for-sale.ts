import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import type { Clock } from '../../shared/time.ts'
import { selectCards, toCard } from './cards.ts'
import { pricedIn } from './priced.ts'
import type { ProductForSale } from './product.ts'

/** Those of the ids that can be bought at all (active), in no order. Prices are today's, in the currency where there is one, else in euros. */
export async function getProductsForSale(
  db: Db,
  ids: readonly ProductId[],
  clock: Clock,
  currency: string = shopCurrency,
): Promise<ProductForSale[]> {
  return readForSale(db, 'p.id', ids, clock, currency)
}

async function readForSale(
  db: Db,
  by: 'p.id' | 'p.slug',
  named: readonly string[],
  clock: Clock,
  currency: string,
): Promise<ProductForSale[]> {
  if (named.length === 0) return []
  const inEuros = pricedIn(shopCurrency)
  const rows = await selectCards(db, currency)
    .select(['p.legal_nature', 'p.voucher_purpose', 'r.countries'])
    .select(pricedIn(currency).isReduced.as('is_reduced'))
    .select([inEuros.minor.as('euro_minor'), inEuros.isReduced.as('euro_is_reduced')])
    .select('p.parts')
    .where(by, 'in', [...named])
    .execute()
  const now = clock.now()
  // A part has none itself.
  const ofBundles = await readForSale(
    db,
    'p.slug',
    [...new Set(rows.flatMap(({ parts }) => parts))],
    clock,
    currency,
  )
  const bySlug = new Map(ofBundles.map((part) => [part.slug, part]))
  return rows.flatMap((row) => {
    const parts = row.parts.flatMap((slug) => bySlug.get(slug) ?? [])
    // Without one of its parts, before one is released, or for less than a cent each, a bundle cannot be sold.
    const areThere = parts.filter((part) => part.availability.kind !== 'preorder')
    if (areThere.length < row.parts.length || row.price_minor < parts.length) return []
    const { id, slug, name, edition, platform, price, availability, colours } = toCard(row, now)
    const product: ProductForSale = {
      id,
      slug,
      name,
      edition,
      platform,
      region: { code: row.region_code, name: row.region_name, countries: row.countries },
      legalNature: row.legal_nature,
      voucherPurpose: row.voucher_purpose,
      price,
      isReduced: row.is_reduced,
      inEuros: { price: money(row.euro_minor, shopCurrency), isReduced: row.euro_is_reduced },
      releaseAt: row.release_at,
      availability,
      colours,
      parts,
    }
    return [product]
  })
}
