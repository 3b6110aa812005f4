import { Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import { files, mountPoint } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { storefrontGate } from '../storefront/gate.ts'
import { dataPages } from './data/routes.tsx'
import { authenticatorPage } from './demo/authenticator-page.tsx'
import type { AccountDeps } from './deps.ts'
import { accountGate } from './gate.ts'
import { libraryPages } from './library/routes.tsx'
import { profilePages } from './profile/routes.tsx'
import { recoverPages } from './recover/routes.tsx'
import { securityPages } from './security/routes.tsx'
import { signInPages } from './sign-in/routes.tsx'
import { signUpPages } from './sign-up/routes.tsx'

/** Signing in and out, and what belongs to whoever is signed in, in every language. */
export function accountRoutes(storefront: StorefrontDeps, deps: AccountDeps): Hono {
  const gate = storefrontGate(storefront)
  const account = accountGate({ ...deps, limits: storefront.limits }, gate, {
    behindProxy: storefront.shop.behindProxy,
    clock: storefront.clock,
  })
  const app = new Hono()
  for (const locale of locales) {
    const at = mountPoint(locale)
    app.route(at, signInPages(deps, gate, account))
    app.route(at, signUpPages(deps, gate, account))
    app.route(at, recoverPages(deps, gate, account))
    app.route(at, libraryPages(deps, gate, account))
    app.route(at, profilePages(deps, gate, account))
    app.route(at, securityPages(deps, gate, account))
    app.route(at, dataPages(deps, gate, account))
  }
  app.get(files.exportSchema, (c) => c.json(deps.exportSchema()))
  if (storefront.authenticator) app.route('/', authenticatorPage(storefront.authenticator, gate))
  return app
}
