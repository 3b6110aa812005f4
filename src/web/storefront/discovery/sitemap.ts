import { locales } from '../../../shared/locale.ts'
import { fileHref, href, inLocale, type PageName } from '../../routes.ts'
import type { StorefrontDeps } from '../deps.ts'

/** A sitemap may hold 50,000 addresses; every product has one in each language. */
const productsPerFile = 20_000
const productsPerRead = 1000
const listedPages = [
  'home',
  'catalogue',
  'support',
  'help',
  'withdraw',
  'terms',
  'privacy',
  'cookies',
  'legalNotice',
] as const satisfies PageName[]

type SitemapDeps = Pick<StorefrontDeps, 'shop' | 'listSlugsForSitemap'>

/** Each file of products is named by the slug that it follows, so that no product is counted to find its place. */
export async function sitemapIndex(deps: SitemapDeps): Promise<string> {
  const names = ['pages.xml', 'products.xml']
  for (let last = await lastOfFile(deps, ''); last; last = await lastOfFile(deps, last)) {
    names.push(`after-${last}.xml`)
  }
  const entries = names.map((file) => {
    const address = new URL(fileHref('sitemap', { file }), deps.shop.baseUrl)
    return `<sitemap><loc>${address}</loc></sitemap>`
  })
  return `${xmlHead}<sitemapindex xmlns="${namespace}">${entries.join('')}</sitemapindex>`
}

export function* sitemapPages(baseUrl: string, articles: readonly { slug: string }[]): Generator<string> {
  yield openSet
  for (const page of listedPages) yield entry(baseUrl, href('en', page))
  for (const { slug } of articles) yield entry(baseUrl, href('en', 'helpArticle', { article: slug }))
  yield '</urlset>'
}

/** Written while it is read, so that a large catalogue never stands in memory at once. */
export async function* sitemapProducts(deps: SitemapDeps, after: string): AsyncGenerator<string> {
  yield openSet
  let last = after
  for (let written = 0; written < productsPerFile; written += productsPerRead) {
    const products = await deps.listSlugsForSitemap(last, productsPerRead)
    yield products
      .map(({ slug, updatedAt }) => entry(deps.shop.baseUrl, href('en', 'product', { slug }), updatedAt))
      .join('')
    if (products.length < productsPerRead) break
    last = products.at(-1)?.slug ?? last
  }
  yield '</urlset>'
}

async function lastOfFile(deps: SitemapDeps, after: string): Promise<string | undefined> {
  const products = await deps.listSlugsForSitemap(after, productsPerFile + 1)
  return products.length > productsPerFile ? products.at(-2)?.slug : undefined
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
const openSet = `${xmlHead}<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`

function entry(baseUrl: string, path: string, updatedAt?: Date): string {
  const absolute = (address: string) => new URL(address, baseUrl).href
  const alternates = locales.map(
    (each) => `<xhtml:link rel="alternate" hreflang="${each}" href="${absolute(inLocale(each, path))}"/>`,
  )
  const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''
  const inEach = locales.map(
    (each) => `<url><loc>${absolute(inLocale(each, path))}</loc>${changed}${alternates.join('')}</url>`,
  )
  return inEach.join('')
}
