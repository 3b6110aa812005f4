import { Hono } from 'hono'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney } from '../../../shared/money.ts'
import { type Memory, remember } from '../../memory.ts'
import { href, inLocale, pages, splitLocale } from '../../routes.ts'
import { fullName } from '../../ui/full-name.ts'
import type { Highlights, ProductSuggestion, StorefrontDeps } from '../deps.ts'
import { notFoundPage } from '../errors/error-pages.tsx'
import { publicPage, type StorefrontGate } from '../gate.ts'
import { catalogueAddress, emptyQuery, parseCatalogueAddress } from './catalogue-address.ts'
import { CatalogueView, isBeyondLastPage, type Listing } from './catalogue-page.tsx'
import { HomeView } from './home-page.tsx'
import { ProductView } from './product-page.tsx'

/** What the shop window shows, kept in memory until the catalogue changes. */
export type ShopWindow = {
  highlights: Memory<Highlights>
  products: Memory<Awaited<ReturnType<StorefrontDeps['findProduct']>>>
  /** By the address of the list, with its language. */
  listings: Memory<Listing>
}

export function shopWindow(deps: StorefrontDeps): ShopWindow {
  const window = {
    highlights: remember(() => deps.listHighlights(), { entriesMax: 1, maxAgeSeconds: 60 }),
    products: remember((slug) => deps.findProduct(slug), {
      entriesMax: 2000,
      maxAgeSeconds: 60,
      worthKeeping: (product) => product !== undefined,
    }),
    listings: remember((address) => readListing(deps, address), { entriesMax: 300, maxAgeSeconds: 60 }),
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
      const highlights = await window.highlights.get('')
      return publicPage(c, <HomeView visit={gate.visit(c)} highlights={highlights} />)
    })
    .get(pages.catalogue, async (c) => {
      const address = catalogueAddress(parseCatalogueAddress(locale, new URL(c.req.url).searchParams))
      const visit = gate.visit(c, address)
      const listing = await window.listings.get(inLocale(locale, address))
      if (isUnknownWish(listing)) deps.visits.foundNothing(listing.query.text ?? '')
      if (isBeyondLastPage(listing)) return notFoundPage(c, visit)
      return publicPage(c, <CatalogueView visit={visit} listing={listing} />)
    })
    .get(pages.product, async (c) => {
      const visit = gate.visit(c)
      const product = await findKnown(window, c.req.param('slug'))
      if (!product) return notFoundPage(c, visit)
      return publicPage(c, <ProductView visit={visit} product={product} />)
    })
    .get(pages.suggest, async (c) => {
      const text = (c.req.query('q') ?? '').trim().slice(0, 80)
      const found = text.length < 2 ? [] : await deps.suggestProducts(text, locale)
      c.header('cache-control', 'public, max-age=60')
      return c.json(found.map((each) => suggestionJson(locale, each)))
    })
}

/** Only what could be a slug is looked up, so that nonsense never reaches the database. */
export async function findKnown(window: ShopWindow, slug: string) {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 120 ? window.products.get(slug) : undefined
}

/** Nothing is found though nothing but the words was asked for: what they name is not sold here. */
function isUnknownWish({ query, result }: Listing): boolean {
  const { text, locale } = query
  if (result.total > 0 || text === undefined) return false
  return catalogueAddress(query) === catalogueAddress({ ...emptyQuery(locale), text, sort: query.sort })
}

async function readListing(deps: StorefrontDeps, address: string): Promise<Listing> {
  const { locale, path } = splitLocale(address)
  const query = parseCatalogueAddress(locale, new URLSearchParams(path.split('?')[1]))
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
