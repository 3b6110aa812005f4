import { locales } from '../../../shared/locale.ts'
import { fileHref, href } from '../../routes.ts'
import type { Shop } from '../deps.ts'

/** Crawlers are kept from what is personal or endless. A demo shop is nobody's search result. */
export function robots(shop: Shop): string {
  if (shop.demo) return 'User-agent: *\nDisallow: /\n'
  const closed = locales.flatMap((locale) => [
    href(locale, 'cart'),
    href(locale, 'checkout'),
    href(locale, 'suggest'),
    href(locale, 'order', { token: '' }),
    href(locale, 'ticket', { token: '' }),
    href(locale, 'tellMeConfirm', { token: '' }),
  ])
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '']
  return [...lines, `Sitemap: ${new URL(fileHref('sitemapIndex'), shop.baseUrl)}`, ''].join('\n')
}
