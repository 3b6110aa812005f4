import type { Child, PropsWithChildren } from 'hono/jsx'
import { locales } from '../../shared/locale.ts'
import { AdapterScripts } from '../consent/adapter-scripts.tsx'
import { ConsentBanner, ConsentWithdrawal } from '../consent/banner.tsx'
import { fileHref, inLocale } from '../routes.ts'
import { footer } from './footer.tsx'
import { Header } from './header.tsx'
import type { Visit } from './visit.ts'

type Island =
  | 'copy.js'
  | 'order-status.js'
  | 'live.js'
  | 'presence.js'
  | 'inbox.js'
  | 'office.js'
  | 'palette.js'
  | 'chart.js'
  | 'preview.js'
  | 'progress.js'

export type Head = {
  title: string
  description?: string
  /** Kept out of search engines: personal pages, and the endless combinations of filters. */
  noindex?: boolean
  /** Absolute or rooted address of the picture for social networks. */
  image?: string
  islands?: readonly Island[]
  /** Reloads the page by itself where scripts are off. */
  refreshSeconds?: number
}

type LayoutProps = {
  visit: Visit
  head: Head
  /** Instead of the shop's own head and foot, with their search, sections, cart and promises to buyers. */
  header?: Child
}

export function Layout({ visit, head, header, children }: PropsWithChildren<LayoutProps>) {
  const { locale, m, shop, assets } = visit
  const title = visit.path === '/' ? `${shop.name}: ${head.title}` : `${head.title} · ${shop.name}`
  return (
    <html lang={locale} data-theme={visit.theme === 'system' ? undefined : visit.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.url('main.css')} />
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          href={assets.url('bricolage-grotesque-latin-400-700.woff2')}
          crossorigin="anonymous"
        />
        <link rel="icon" href={fileHref('icon')} type="image/svg+xml" />
        <meta name="color-scheme" content={visit.theme === 'system' ? 'light dark' : visit.theme} />
        <Discovery visit={visit} head={head} title={title} />
        {head.refreshSeconds && (
          <noscript>
            <meta http-equiv="refresh" content={String(head.refreshSeconds)} />
          </noscript>
        )}
        {!header && <script type="module" src={assets.url('search.js')} />}
        {head.islands?.map((island) => (
          <script type="module" src={assets.url(island)} />
        ))}
        <AdapterScripts visit={visit} />
      </head>
      <body>
        <a class="skip" href="#main">
          {m.skip}
        </a>
        <ConsentBanner visit={visit} />
        {header ?? <Header visit={visit} />}
        <main id="main" tabindex={-1}>
          {children}
        </main>
        {!header && footer(visit, shop)}
        <ConsentWithdrawal visit={visit} />
      </body>
    </html>
  )
}

function Discovery({ visit, head, title }: { visit: Visit; head: Head; title: string }) {
  if (head.noindex) return <meta name="robots" content="noindex" />
  const { shop, locale, path } = visit
  const absolute = (address: string) => new URL(address, shop.baseUrl).href
  const image = head.image && absolute(head.image)
  return (
    <>
      {head.description && <meta name="description" content={head.description} />}
      <link rel="canonical" href={absolute(inLocale(locale, path))} />
      {locales.map((each) => (
        <link rel="alternate" hreflang={each} href={absolute(inLocale(each, path))} />
      ))}
      <link rel="alternate" hreflang="x-default" href={absolute(path)} />
      <meta property="og:title" content={title} />
      {head.description && <meta property="og:description" content={head.description} />}
      <meta property="og:type" content="website" />
      <meta property="og:url" content={absolute(inLocale(locale, path))} />
      <meta property="og:site_name" content={shop.name} />
      {image && <meta property="og:image" content={image} />}
      {image && <meta name="twitter:card" content="summary_large_image" />}
    </>
  )
}
