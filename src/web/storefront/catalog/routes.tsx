import { Hono } from 'hono'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney } from '../../../shared/money.ts'
import { type Memory, remember } from '../../memory.ts'
import { href, inLocale, pages, splitLocale } from '../../routes.ts'
import { fullName } from '../../ui/full-name.ts'
import type { Highlights, ProductSuggestion, StorefrontDeps } from '../deps.ts'
import { notFoundPage } from '../errors/error-pages.tsx'
import { publicPage, type StorefrontGate } from '../gate.ts'
import type { ProductOnPage } from '../reviews/deps.ts'
import { catalogueAddress, emptyQuery, parseCatalogueAddress } from './catalogue-address.ts'
import { CatalogueView, isBeyondLastPage, type Listing } from './catalogue-page.tsx'
import { HomeView } from './home-page.tsx'
import { ProductView } from './product-page.tsx'

/** What the shop window shows, kept in memory until the catalogue changes. */
export type ShopWindow = {
  /** By the currency. */
  highlights: Memory<Highlights>
  /** By the currency and the slug. */
  products: Memory<ProductOnPage | undefined>
  /** By the currency and the address of the list, with its language. */
  listings: Memory<Listing>
}

export function shopWindow(deps: StorefrontDeps): ShopWindow {
  const window = {
    highlights: remember((currency) => deps.listHighlights(currency), {
      entriesMax: deps.shop.currencies.length,
      maxAgeSeconds: 60,
    }),
    products: remember((name) => readProduct(deps, ...named(name)), {
      entriesMax: 2000,
      maxAgeSeconds: 60,
      worthKeeping: (product) => product !== undefined,
    }),
    listings: remember((name) => readListing(deps, ...named(name)), { entriesMax: 300, maxAgeSeconds: 60 }),
  }
  deps.catalogueChanges.subscribe(() => {
    for (const memory of Object.values(window)) memory.forget()
  })
  return window
}

export function catalogPages(
  deps: StorefrontDeps,
  gate: StorefrontGate,
  window: ShopWindow,
  locale: Locale,
): Hono {
  return new Hono()
    .get(pages.home, async (c) => {
      const visit = gate.visit(c)
      const highlights = await window.highlights.get(visit.currency)
      return publicPage(c, <HomeView visit={visit} highlights={highlights} />)
    })
    .get(pages.catalogue, async (c) => {
      const currency = gate.currency(c)
      const asked = parseCatalogueAddress(locale, new URL(c.req.url).searchParams, currency)
      const address = catalogueAddress(asked)
      const visit = gate.visit(c, address)
      const listing = await window.listings.get(`${currency} ${inLocale(locale, address)}`)
      if (isUnknownWish(listing)) deps.visits.foundNothing(listing.query.text ?? '')
      if (isBeyondLastPage(listing)) return notFoundPage(c, visit)
      return publicPage(c, <CatalogueView visit={visit} listing={listing} />)
    })
    .get(pages.product, async (c) => {
      const visit = gate.visit(c)
      const product = await findKnown(window, c.req.param('slug'), visit.currency)
      if (!product) return notFoundPage(c, visit)
      return publicPage(c, <ProductView visit={visit} product={product} />)
    })
    .get(pages.suggest, async (c) => {
      const text = (c.req.query('q') ?? '').trim().slice(0, 80)
      const found = text.length < 2 ? [] : await deps.suggestProducts(text, locale, gate.currency(c))
      c.header('vary', 'Cookie')
      c.header('cache-control', 'private, max-age=60')
      return c.json(found.map((each) => suggestionJson(locale, each)))
    })
}

/** With what buyers think of it: what changes either raises the version of the catalogue. */
async function readProduct(
  deps: StorefrontDeps,
  slug: string,
  currency: string,
): Promise<ProductOnPage | undefined> {
  const product = await deps.findProduct(slug, currency)
  return product && { ...product, reviews: await deps.readReviews(product.id) }
}

/** Only what could be a slug is looked up, so that nonsense never reaches the database. */
export async function findKnown(window: ShopWindow, slug: string, currency: string) {
  const isSlug = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 120
  return isSlug ? window.products.get(`${currency} ${slug}`) : undefined
}

/** What stands behind the currency in the name of something that is kept. */
function named(name: string): [rest: string, currency: string] {
  const end = name.indexOf(' ')
  return [name.slice(end + 1), name.slice(0, end)]
}

/** Nothing is found though nothing but the words was asked for: what they name is not sold here. */
function isUnknownWish({ query, result }: Listing): boolean {
  const { text, locale } = query
  if (result.total > 0 || text === undefined) return false
  return catalogueAddress(query) === catalogueAddress({ ...emptyQuery(locale), text, sort: query.sort })
}

async function readListing(deps: StorefrontDeps, address: string, currency: string): Promise<Listing> {
  const { locale, path } = splitLocale(address)
  const query = parseCatalogueAddress(locale, new URLSearchParams(path.split('?')[1]), currency)
  return { query, result: await deps.listProducts(query) }
}

function suggestionJson(locale: Locale, product: ProductSuggestion) {
  return {
    href: href(locale, 'product', { slug: product.slug }),
    name: fullName(product, locale),
    note: product.platform.name,
    price: formatMoney(product.price, locale),
  }
}
