import { Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import { consentAnswer } from '../consent/routes.ts'
import { files, mountPoint } from '../routes.ts'
import { brokenKeyPages } from './broken/routes.tsx'
import { cartPages } from './cart/routes.tsx'
import { catalogPages, shopWindow } from './catalog/routes.tsx'
import { checkoutPages } from './checkout/routes.tsx'
import { closedShop } from './closed-page.tsx'
import { currencySwitch } from './currency.ts'
import type { StorefrontDeps } from './deps.ts'
import { discoveryRoutes } from './discovery/routes.ts'
import { storefrontGate } from './gate.ts'
import { giftPages } from './gifts/routes.tsx'
import { helpPages } from './help/routes.tsx'
import { wrongAddressPages } from './help/wrong-address-routes.tsx'
import { helpShelf, knowledgePages } from './knowledge/routes.tsx'
import { legalPages } from './legal/routes.tsx'
import { mailboxPages } from './mailbox/routes.tsx'
import { orderPages } from './orders/routes.tsx'
import { reviewPages } from './reviews/routes.tsx'
import { themeSwitch } from './theme.ts'
import { withdrawalPages } from './withdrawal/routes.tsx'

/** The shop window, from the home page to the keys, in every language. */
export function storefrontRoutes(deps: StorefrontDeps): Hono {
  const gate = storefrontGate(deps)
  const window = shopWindow(deps)
  const shelves = helpShelf(deps)
  const app = new Hono()
  if (deps.shop.isClosed) return closedShop(deps, gate, window)
  for (const locale of locales) {
    const at = mountPoint(locale)
    app.route(at, catalogPages(deps, gate, window, locale))
    app.route(at, reviewPages(deps, gate, window, locale))
    app.route(at, cartPages(deps, gate, window, locale))
    app.route(at, checkoutPages(deps, gate, locale))
    app.route(at, orderPages(deps, gate, locale))
    app.route(at, brokenKeyPages(deps, gate, locale))
    app.route(at, giftPages(deps, gate, locale))
    app.route(at, helpPages(deps, gate))
    app.route(at, wrongAddressPages(deps, gate))
    app.route(at, withdrawalPages(deps, gate, locale))
    app.route(at, knowledgePages(deps, gate, shelves, locale))
    app.route(at, legalPages(deps, gate))
    app.route(at, themeSwitch(gate))
    app.route(at, currencySwitch(deps.shop, gate))
    app.route(at, consentAnswer(deps, gate))
  }
  app.get(files.privacyStatus, (c) => {
    const counted = deps.overdue()
    c.header('cache-control', 'public, max-age=60')
    return c.json({ overdueDeletions: counted?.rows ?? null, asOf: counted?.at ?? null })
  })
  if (deps.mailbox) app.route('/', mailboxPages(deps.shop, deps.mailbox, gate))
  return app.route('/', discoveryRoutes(deps, window))
}
