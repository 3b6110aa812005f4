import { Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import type { AccountDeps } from '../account/deps.ts'
import { accountGate } from '../account/gate.ts'
import { mountPoint } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { storefrontGate } from '../storefront/gate.ts'
import { orderGate } from '../storefront/orders/order-gate.tsx'
import type { TicketPagesDeps } from './deps.ts'
import { accountTicketPages, guestTicketPages, orderTicketPages } from './new-ticket-routes.tsx'
import { accountThreadPages, linkThreadPages } from './thread-routes.tsx'

/** Asking after the sale, with an account or without, in every language. */
export function ticketRoutes(storefront: StorefrontDeps, accounts: AccountDeps, deps: TicketPagesDeps): Hono {
  const gate = storefrontGate(storefront)
  const { clock, shop, limits } = storefront
  const account = accountGate({ ...accounts, limits }, gate, { behindProxy: shop.behindProxy, clock })
  const parts = { deps, gate, account, clock, orders: orderGate(storefront, gate) }
  const app = new Hono()
  for (const locale of locales) {
    const at = mountPoint(locale)
    app.route(at, guestTicketPages(parts))
    app.route(at, orderTicketPages(parts))
    app.route(at, accountTicketPages(parts))
    app.route(at, accountThreadPages(parts))
    app.route(at, linkThreadPages(parts))
  }
  return app
}
