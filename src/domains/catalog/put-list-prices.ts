import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { type Money, money } from '../../shared/money.ts'

/** What a product is asked for outside sales, in one currency. */
export type ListPrice = { slug: string; price: Money; regularPrice: Money | null }

/** `price: null` takes the price in that currency away: from then on its readers see the one in euros. */
export type PutListPrice = ListPrice | { slug: string; currency: string; price: null }

export type PutListPricesOutcome = { ok: true } | { ok: false; unknownSlugs: string[] }

/** Writes list prices in any currency, all of them or none; each change leaves its trace in price_change. */
export async function putListPrices(tx: Tx, prices: readonly PutListPrice[]): Promise<PutListPricesOutcome> {
  const slugs = [...new Set(prices.map(({ slug }) => slug))]
  // In the order of the slugs, like whoever writes products, so that two who do wait for each other.
  const products = await tx
    .selectFrom('product')
    .select(['id', 'slug'])
    .where('slug', 'in', slugs.length > 0 ? slugs : [''])
    .orderBy('slug')
    .forUpdate()
    .execute()
  const ids = new Map(products.map(({ id, slug }) => [slug, id]))
  const unknownSlugs = slugs.filter((slug) => !ids.has(slug))
  if (unknownSlugs.length > 0) return { ok: false, unknownSlugs }
  const asked = prices.filter((each) => each.price !== null)
  await putEuros(
    tx,
    asked.filter(({ price }) => price.currency === shopCurrency),
  )
  await putForeign(
    tx,
    asked.filter(({ price }) => price.currency !== shopCurrency),
  )
  const ended = prices.filter((each) => each.price === null)
  await sql`
    delete from shop.foreign_price f using shop.product p, unnest(
      ${ended.map(({ slug }) => slug)}::text[], ${ended.map(({ currency }) => currency)}::text[]) as ended (slug, currency)
    where p.slug = ended.slug and f.product_id = p.id and f.currency = ended.currency`.execute(tx)
  return { ok: true }
}

async function putEuros(tx: Tx, prices: readonly ListPrice[]): Promise<void> {
  await sql`
    update shop.product p set list_price_minor = asked.minor, regular_price_minor = asked.regular, updated_at = now()
    from ${rowsOf(prices)} where p.slug = asked.slug`.execute(tx)
}

async function putForeign(tx: Tx, prices: readonly ListPrice[]): Promise<void> {
  await sql`
    insert into shop.foreign_price as f (product_id, currency, list_price_minor, price_minor, regular_price_minor)
    select p.id, asked.currency, asked.minor, asked.minor, asked.regular
    from ${rowsOf(prices)} join shop.product p on p.slug = asked.slug order by p.slug, asked.currency
    on conflict (product_id, currency) do update set list_price_minor = excluded.list_price_minor,
      regular_price_minor = excluded.regular_price_minor, updated_at = now()`.execute(tx)
}

const rowsOf = (prices: readonly ListPrice[]) => sql`unnest(
  ${prices.map(({ slug }) => slug)}::text[], ${prices.map(({ price }) => price.currency)}::text[],
  ${prices.map(({ price }) => price.minor)}::integer[],
  ${prices.map(({ regularPrice }) => regularPrice?.minor ?? null)}::integer[]) as asked (slug, currency, minor, regular)`

/** Every list price of every product that is not archived, in euros first. */
export async function listListPrices(db: Db): Promise<ListPrice[]> {
  const { rows } = await sql<{ slug: string; currency: string; minor: number; regular: number | null }>`
    select slug, currency, list_price_minor as minor, regular_price_minor as regular
      from shop.product where status <> 'archived'
    union all
    select p.slug, f.currency, f.list_price_minor, f.regular_price_minor
      from shop.foreign_price f join shop.product p on p.id = f.product_id where p.status <> 'archived'
    order by slug, currency`.execute(db)
  return rows
    .map(({ slug, currency, minor, regular }) => ({
      slug,
      price: money(minor, currency),
      regularPrice: regular === null ? null : money(regular, currency),
    }))
    .toSorted((a, b) => Number(b.price.currency === shopCurrency) - Number(a.price.currency === shopCurrency))
}
