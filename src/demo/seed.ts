import { categories } from '../../demo/categories.ts'
import { platforms } from '../../demo/platforms.ts'
import { priceLists } from '../../demo/price-lists.ts'
import { bundles } from '../../demo/products/bundles.ts'
import { products } from '../../demo/products.ts'
import { regions } from '../../demo/regions.ts'
import { cheaperBefore, sales } from '../../demo/sales.ts'
import type { DemoBundle, DemoProduct } from '../../demo/types.ts'
import {
  applySales,
  importPriceHistory,
  type ListPrice,
  listSales,
  type NewProduct,
  type PastPrice,
  planSale,
  putCategories,
  putListPrices,
  putPlatforms,
  putProducts,
  putRegions,
} from '../domains/catalog/index.ts'
import { seedVatRates } from '../domains/tax/index.ts'
import type { Tx } from '../platform/database/connect.ts'
import { assert } from '../shared/errors.ts'
import type { ProductId } from '../shared/ids.ts'
import { money } from '../shared/money.ts'
import { after, type Clock, days, hours } from '../shared/time.ts'

/** One product of the demo with the number of keys that it wants in stock. */
export type DemoStock = { productId: ProductId; slug: string; keyPattern: string; demoKeys: number }

/** Fills an empty shop with the demo's catalogue and the VAT rates. Keys are imported by whoever holds the vault. */
export async function seedDemoCatalogue(tx: Tx, clock: Clock): Promise<DemoStock[]> {
  await seedShelves(tx)
  const stock = await putDemoProducts(tx, products, clock)
  await putBundles(tx, clock.now())
  await openSales(tx, stock, clock.now())
  return stock
}

/** The newest things in the shop. */
async function putBundles(tx: Tx, now: Date): Promise<void> {
  await putProducts(
    tx,
    bundles.map((bundle, index) => ({
      ...textOf(bundle, now),
      parts: bundle.parts,
      keyPattern: null,
      createdAt: after(now, -days(index + 1)),
    })),
  )
}

async function openSales(tx: Tx, stock: readonly DemoStock[], now: Date): Promise<void> {
  // Sales that are over were on once: a demo that is seeded again does not begin them anew.
  if ((await listSales(tx)).total > 0) return
  for (const sale of sales) {
    const inSale = stock.filter(({ slug }) => sale.slugs.includes(slug)).map(({ productId }) => productId)
    const [startsAt, endsAt] = [after(now, -hours(1)), after(now, days(sale.days))]
    const terms = { percent: sale.percent }
    await planSale(tx, { ...sale, scope: { products: inSale }, terms, startsAt, endsAt }, { kind: 'system' })
  }
  await applySales(tx)
}

/** Products with the prices that were asked before; `entered` of the catalogue's products came before these. */
export async function putDemoProducts(
  tx: Tx,
  products: readonly DemoProduct[],
  clock: Clock,
  entered = 0,
): Promise<DemoStock[]> {
  const now = clock.now()
  const ids = await putProducts(
    tx,
    products.map((product, index) => readProduct(product, entered + index, now)),
  )
  const stocked = products.map((product, index) => {
    const productId = ids[index]
    assert(productId, `no id for ${product.slug}`)
    return { product, productId }
  })
  await putListPrices(tx, products.flatMap(foreignPrices))
  const longAgo = after(now, -days(60))
  await importPriceHistory(tx, [
    ...stocked.flatMap(({ product, productId }) => pastPrices(product, productId, now)),
    ...stocked.flatMap(({ product, productId }) =>
      foreignPrices(product).map(({ price }) => ({ productId, price, regularPrice: null, at: longAgo })),
    ),
  ])
  return stocked.map(({ product: { slug, keyPattern, demoKeys }, productId }) => ({
    productId,
    slug,
    keyPattern,
    demoKeys,
  }))
}

/** What a product stands on and is taxed by: categories, platforms, regions, VAT rates. */
export async function seedShelves(tx: Tx): Promise<void> {
  await putCategories(tx, categories)
  await putPlatforms(tx, platforms)
  await putRegions(tx, regions)
  await seedVatRates(tx)
}

function readProduct(product: DemoProduct, index: number, now: Date): NewProduct {
  return {
    ...textOf(product, now),
    keyPattern: product.keyPattern,
    createdAt: after(now, -days(90 + spread(index))),
  }
}

function textOf(product: DemoProduct | DemoBundle, now: Date): Omit<NewProduct, 'keyPattern'> {
  return {
    slug: product.slug,
    family: product.family ?? null,
    categorySlug: product.category,
    platformCode: product.platform,
    regionCode: product.region,
    kind: product.kind,
    legalNature: product.legalNature,
    ...(product.voucherPurpose && { voucherPurpose: product.voucherPurpose }),
    status: 'active',
    name: product.name,
    edition: product.edition ?? null,
    summary: product.summary,
    description: product.description,
    features: product.features,
    publisher: product.publisher,
    price: money(product.priceMinor, 'EUR'),
    regularPrice: product.regularPriceMinor === undefined ? null : money(product.regularPriceMinor, 'EUR'),
    releaseAt: product.releaseInDays === undefined ? null : after(now, days(product.releaseInDays)),
    colours: product.colours,
  }
}

function foreignPrices({ slug }: DemoProduct): ListPrice[] {
  return Object.entries(priceLists[slug] ?? {}).map(([currency, minor]) => ({
    slug,
    price: money(minor, currency),
    regularPrice: null,
  }))
}

// The content is written shelf by shelf; "newest first" should not show one shelf alone. 37 shares no factor with
// the number of products as long as that is not a multiple of 37.
function spread(index: number): number {
  return (index * 37) % products.length
}

// A product on sale was dearer before: otherwise there is no reduction to tell.
function pastPrices(product: DemoProduct, productId: ProductId, now: Date): PastPrice[] {
  const price = money(product.priceMinor, 'EUR')
  const ago = (count: number) => after(now, -days(count))
  const cheaper = cheaperBefore[product.slug]
  if (cheaper) {
    const { priceMinor, daysAgo } = cheaper
    return [
      { productId, price, regularPrice: null, at: ago(60) },
      { productId, price: money(priceMinor, 'EUR'), regularPrice: null, at: ago(daysAgo) },
      { productId, price, regularPrice: null, at: ago(daysAgo - 7) },
    ]
  }
  if (product.regularPriceMinor === undefined) return []
  const regularPrice = money(product.regularPriceMinor, 'EUR')
  return [
    { productId, price: regularPrice, regularPrice: null, at: ago(60) },
    { productId, price, regularPrice, at: ago(5) },
  ]
}
