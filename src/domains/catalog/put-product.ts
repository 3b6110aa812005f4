import { type InsertObject, sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { assert } from '../../shared/errors.ts'
import { newId, type ProductId } from '../../shared/ids.ts'
import { columnsOf } from './desk/product-columns.ts'
import type { AskedPrice, ProductState, ProductText } from './desk/product-text.ts'
import { holdWithBundlesNamed } from './parts.ts'
import type { CoverColours, VoucherPurpose } from './product.ts'

/** A product as a file or a seed writes it; the slug names it, the id is given by the shop. */
export type NewProduct = Omit<ProductText, Unsaid> &
  AskedPrice & {
    slug: string
    status: ProductState
    voucherPurpose?: VoucherPurpose | null
    related?: ProductText['related']
    parts?: ProductText['parts']
    seoTitle?: ProductText['seoTitle']
    seoDescription?: ProductText['seoDescription']
    colours: CoverColours
    /** When it entered the shop; now, unless it is said. */
    createdAt?: Date
  }
type Unsaid = 'voucherPurpose' | 'related' | 'parts' | 'seoTitle' | 'seoDescription'

/** Writes a product, new or known by its slug; a change of price leaves its trace in price_change. */
export async function putProduct(tx: Tx, product: NewProduct): Promise<ProductId> {
  const [id] = await putProducts(tx, [product])
  assert(id, `product ${product.slug} was not written`)
  return id
}

/** The same for many at once; the ids come in the order of the products. */
export async function putProducts(tx: Tx, products: readonly NewProduct[]): Promise<ProductId[]> {
  if (products.length === 0) return []
  // In the order of the slugs, so that two transactions that write the same products cannot deadlock.
  const inOrder = products.map(toRow).toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  await holdWithBundlesNamed(
    tx,
    products.map(({ slug }) => slug),
  )
  const rows = await tx
    .insertInto('product')
    .values(inOrder)
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet((to) => ({
        ...Object.fromEntries(changeable.map((column) => [column, to.ref(`excluded.${column}`)])),
        updated_at: sql<Date>`now()`,
      })),
    )
    .returning(['id', 'slug'])
    .execute()
  const ids = new Map(rows.map((row) => [row.slug, row.id]))
  await learnWords(tx, [...ids.values()])
  return products.map((product) => {
    const id = ids.get(product.slug)
    assert(id, `product ${product.slug} was not written`)
    return id
  })
}

const changeable = [
  'family',
  'category_slug',
  'platform_code',
  'region_code',
  'kind',
  'legal_nature',
  'voucher_purpose',
  'status',
  'name',
  'edition',
  'summary',
  'description',
  'features',
  'publisher',
  'list_price_minor',
  'regular_price_minor',
  'currency',
  'release_at',
  'key_pattern',
  'related',
  'parts',
  'seo_title',
  'seo_description',
  'colour_blade',
  'colour_ground',
] as const

function toRow(product: NewProduct): InsertObject<DB, 'product'> {
  const { regularPrice, price } = product
  assert(
    regularPrice === null || regularPrice.currency === price.currency,
    `${product.slug} has two currencies`,
  )
  return {
    id: newId('prd'),
    slug: product.slug,
    ...columnsOf({
      voucherPurpose: null,
      related: [],
      parts: [],
      seoTitle: null,
      seoDescription: null,
      ...product,
    }),
    status: product.status,
    list_price_minor: price.minor,
    // The database lowers it where a sale is on.
    price_minor: price.minor,
    regular_price_minor: regularPrice?.minor ?? null,
    currency: price.currency,
    colour_blade: product.colours.blade,
    colour_ground: product.colours.ground,
    ...(product.createdAt && { created_at: product.createdAt }),
  }
}

// In the order of the words, so that two transactions that bring the same new words wait instead of deadlocking.
export async function learnWords(tx: Tx, ids: readonly ProductId[]): Promise<void> {
  await sql`
    insert into shop.search_word (word, spelling)
    select distinct on (word) word, spelling
    from shop.product p
    cross join regexp_split_to_table(lower(concat_ws(' ', p.name ->> 'en', p.name ->> 'fr', p.edition ->> 'en',
      p.edition ->> 'fr', p.publisher, p.platform_code, p.summary ->> 'en', p.summary ->> 'fr')), '[^[:alnum:]]+') as spelling
    cross join shop.fold(spelling) as word
    where p.id = any(${ids}) and length(word) between 3 and 40 and word !~ '^[0-9]+$'
    order by word, spelling
    on conflict do nothing`.execute(tx)
}
