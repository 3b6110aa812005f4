import { Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import type { AccountDeps } from '../account/deps.ts'
import { accountGate } from '../account/gate.ts'
import { mountPoint } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { storefrontGate } from '../storefront/gate.ts'
import { accountWishPages } from './account-routes.tsx'
import type { WishPagesDeps } from './deps.ts'
import { tellMePages } from './tell-me-routes.tsx'

/** Wishlists, and being told of a product without an account, in every language. */
export function wishlistRoutes(storefront: StorefrontDeps, accounts: AccountDeps, deps: WishPagesDeps): Hono {
  const gate = storefrontGate(storefront)
  const { clock, shop, limits } = storefront
  const account = accountGate({ ...accounts, limits }, gate, { behindProxy: shop.behindProxy, clock })
  const app = new Hono()
  for (const locale of locales) {
    const at = mountPoint(locale)
    app.route(at, accountWishPages({ deps, gate, account, locale }))
    app.route(at, tellMePages({ deps, storefront, gate, account, locale }))
  }
  return app
}
