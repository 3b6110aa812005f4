import { Hono } from 'hono'
import { type Locale, locales } from '../../shared/locale.ts'
import { fileHref, href, mountPoint } from '../routes.ts'
import { LanguageLink, ThemeSwitch } from '../ui/header.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Visit } from '../ui/visit.ts'
import type { ShopWindow } from './catalog/routes.tsx'
import type { StorefrontDeps } from './deps.ts'
import { discoveryRoutes } from './discovery/routes.ts'
import { privatePage, type StorefrontGate } from './gate.ts'
import { themeSwitch } from './theme.ts'

const words: Record<Locale, { title: string; text: string; staff: string }> = {
  en: {
    title: 'This shop opens soon',
    text: 'It is being set up. Please come back a little later.',
    staff: 'Set it up',
  },
  fr: {
    title: 'Cette boutique ouvre bientôt',
    text: 'Elle est en préparation. Revenez un peu plus tard.',
    staff: 'La préparer',
  },
}

/** Instead of the shop window, while nobody has said who sells: accounts and the back office stand beside it, and are open. */
export function closedShop(deps: StorefrontDeps, gate: StorefrontGate, window: ShopWindow): Hono {
  const app = new Hono()
  for (const locale of locales) app.route(mountPoint(locale), themeSwitch(gate))
  app.route('/', discoveryRoutes(deps, window))
  return app.all('*', (c) => {
    c.header('retry-after', '3600')
    return privatePage(c, <ClosedView visit={gate.visit(c)} />, 503)
  })
}

function ClosedView({ visit }: { visit: Visit }) {
  const { title, text, staff } = words[visit.locale]
  return (
    <Layout visit={visit} head={{ title, noindex: true }} header={<ClosedHeader visit={visit} />}>
      <div class="wrap">
        <div class="empty">
          <img src={fileHref('icon')} width="64" height="64" alt="" />
          <h1>{title}</h1>
          <p>{text}</p>
          <p class="actions">
            <a href={href(visit.locale, 'adminSettings')}>{staff}</a>
          </p>
        </div>
      </div>
    </Layout>
  )
}

function ClosedHeader({ visit }: { visit: Visit }) {
  return (
    <header class="header office-header">
      <div class="header-row">
        <span class="mark">{visit.shop.name}</span>
        <div class="header-tools">
          <LanguageLink visit={visit} />
          <ThemeSwitch visit={visit} />
        </div>
      </div>
    </header>
  )
}
