import { locales } from '../shared/locale.ts'
import type { VisitorConsent } from './consent/visitor-consent.ts'
import { type CookieJar, parseCurrency, parseTheme } from './cookies.ts'
import { preferredLocale } from './language-preference.ts'
import { files, inLocale, pages, splitLocale } from './routes.ts'
import { catalogueAddress, parseCatalogueAddress } from './storefront/catalog/catalogue-address.ts'
import { parseReviewsAddress, reviewsAddress } from './storefront/reviews/reviews-address.ts'

export type CacheableRequest = {
  method: string | undefined
  /** Path and query. */
  url: string
  cookie: string | null | undefined
  acceptLanguage: string | null | undefined
  /** `Sec-GPC`, the objection of the browser. */
  signal: string | null | undefined
}

const wholePages = [
  pages.home,
  pages.catalogue,
  pages.support,
  pages.reviewRules,
  pages.withdraw,
  pages.privacy,
  pages.cookies,
  pages.terms,
  pages.legalNotice,
]
const localPaths = new Set(locales.flatMap((locale) => wholePages.map((path) => inLocale(locale, path))))
const productPrefixes = locales.map((locale) => `${inLocale(locale, pages.catalogue)}/`)
const fileNames = new Set<string>([files.icon, files.robots])
const filePrefixes = [files.asset, files.cover, files.openGraphImage].map((path) =>
  path.slice(0, path.indexOf(':')),
)

/**
 * The name under which an answer may be kept for everybody, or null when it must be made for this visitor. The same
 * page under other parameters, or with unknown ones, has the same name: else any visitor could fill the memory.
 */
export function cacheKey(
  request: CacheableRequest,
  cookies: CookieJar,
  consent: Pick<VisitorConsent, 'standing'>,
  currencies: readonly string[],
): string | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const [path = '', query] = request.url.split('?', 2)
  if (fileNames.has(path) || filePrefixes.some((prefix) => path.startsWith(prefix))) return path
  if (!localPaths.has(path) && !productPrefixes.some((prefix) => path.startsWith(prefix))) return null
  if (cookies.read(request.cookie, 'cart') || cookies.read(request.cookie, 'session')) return null
  const { state, leftovers } = consent.standing(request)
  // The answer expires them.
  if (leftovers.length > 0) return null
  const theme = parseTheme(cookies.read(request.cookie, 'theme'))
  const currency = parseCurrency(cookies.read(request.cookie, 'currency'), currencies)
  const page = query ? withKnownQuery(path, query, currency) : path
  return `${theme} ${state} ${currency} ${offeredLanguage(request.acceptLanguage)} ${page}`
}

const reviewsPath = new RegExp(`^${pages.productReviews.replace(':slug', '[a-z0-9-]+')}$`)

/** Of all pages only the catalogue and the reviews read their query. */
function withKnownQuery(path: string, query: string, currency: string): string {
  const { locale, path: plain } = splitLocale(path)
  if (reviewsPath.test(plain)) return path + reviewsAddress(parseReviewsAddress(new URLSearchParams(query)))
  if (plain !== pages.catalogue) return path
  const asked = parseCatalogueAddress(locale, new URLSearchParams(query), currency)
  return inLocale(locale, catalogueAddress(asked))
}

const known = new Map<string, string>()

/** Browsers of one language send one header: worth remembering, within bounds. */
function offeredLanguage(header: string | null | undefined): string {
  if (!header) return 'none'
  const before = known.get(header)
  if (before) return before
  const preferred = preferredLocale(header) ?? 'none'
  if (known.size < 1000) known.set(header, preferred)
  return preferred
}
