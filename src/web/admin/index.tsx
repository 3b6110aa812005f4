import { Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import type { AccountDeps } from '../account/deps.ts'
import { accountGate } from '../account/gate.ts'
import { mountPoint, pages } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { privatePage, storefrontGate } from '../storefront/gate.ts'
import { analyticsPages } from './analytics/routes.tsx'
import { auditPages } from './audit/routes.tsx'
import { breachPages } from './breach/routes.tsx'
import type { AdminDeps } from './deps.ts'
import { adminGate } from './gate.tsx'
import { AdminHomeView } from './home-page.tsx'
import { securityAlertPages } from './security/routes.tsx'
import { staffPages } from './staff/routes.tsx'

/** The back office, in every language, behind one gate. */
export function adminRoutes(storefront: StorefrontDeps, accounts: AccountDeps, deps: AdminDeps): Hono {
  const gate = storefrontGate(storefront)
  const { clock, shop } = storefront
  const account = accountGate({ ...accounts, limits: storefront.limits }, gate, {
    behindProxy: shop.behindProxy,
    clock,
  })
  const admin = adminGate(deps, gate, account, clock)
  const app = new Hono()
  for (const locale of locales) {
    const home = new Hono().get(pages.admin, (c) =>
      admin.enter(c, async (found) => {
        await found.shows('nobody')
        return privatePage(c, <AdminHomeView {...found} />)
      }),
    )
    app.route(mountPoint(locale), home)
    app.route(mountPoint(locale), analyticsPages(deps, admin))
    app.route(mountPoint(locale), auditPages(deps, admin))
    app.route(mountPoint(locale), securityAlertPages(deps, admin, clock))
    app.route(mountPoint(locale), breachPages(deps, admin, { clock, shop }))
    app.route(mountPoint(locale), staffPages(deps, gate, account, admin))
  }
  return app
}
