import { Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import type { AccountDeps } from '../account/deps.ts'
import { accountGate } from '../account/gate.ts'
import { mountPoint } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { storefrontGate } from '../storefront/gate.ts'
import { analyticsPages } from './analytics/routes.tsx'
import { auditPages } from './audit/routes.tsx'
import { booksPages } from './books/routes.tsx'
import { breachPages } from './breach/routes.tsx'
import { claimsPages } from './claims/routes.tsx'
import { dataMapPages } from './data-map/routes.tsx'
import type { AdminDeps } from './deps.ts'
import { disputeAnswerPages } from './disputes/dispute-routes.tsx'
import { disputePages } from './disputes/routes.tsx'
import { adminGate } from './gate.tsx'
import { homePage } from './home/routes.tsx'
import { invoiceDeskPages } from './invoices/routes.tsx'
import { keyBatchPages } from './keys/batch-routes.tsx'
import { keyExportPages } from './keys/export-routes.tsx'
import { keyHolderPages } from './keys/holder-routes.tsx'
import { keyImportPages } from './keys/import-routes.tsx'
import { keyPages } from './keys/key-routes.tsx'
import { keyStockPages } from './keys/stock-routes.tsx'
import { knowledgePages } from './knowledge/routes.tsx'
import { letterDeskPages } from './letters/routes.tsx'
import { unviewedPages } from './letters/unviewed-routes.tsx'
import { orderPages } from './orders/routes.tsx'
import { couponPages } from './promotions/coupon-routes.tsx'
import { salePages } from './promotions/sale-routes.tsx'
import { reconciliationPages } from './reconciliation/routes.tsx'
import { batchPages } from './replacements/batch-routes.tsx'
import { replacementPages } from './replacements/routes.tsx'
import { macroPages } from './replies/macro-routes.tsx'
import { replyPages } from './replies/routes.tsx'
import { tagPages } from './replies/tag-routes.tsx'
import { requestPages } from './requests/routes.tsx'
import { retentionPages } from './retention/routes.tsx'
import { reviewDeskPages } from './reviews/routes.tsx'
import { riskPages } from './risk/routes.tsx'
import { securityAlertPages } from './security/routes.tsx'
import { staffPages } from './staff/routes.tsx'
import { liveDeskPages } from './tickets/live-routes.ts'
import { mergePages } from './tickets/merge-routes.tsx'
import { ticketDeskPages } from './tickets/routes.tsx'
import { vatPages } from './vat/routes.tsx'
import { withdrawalDeskPages } from './withdrawals/routes.tsx'

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
    app.route(mountPoint(locale), homePage(deps, storefront, admin))
    app.route(mountPoint(locale), orderPages(deps, admin))
    app.route(mountPoint(locale), invoiceDeskPages(deps, admin))
    app.route(mountPoint(locale), liveDeskPages(deps, gate, admin, storefront))
    app.route(mountPoint(locale), ticketDeskPages(deps, admin, clock))
    app.route(mountPoint(locale), reviewDeskPages(deps, admin))
    app.route(mountPoint(locale), mergePages(deps, admin))
    app.route(mountPoint(locale), replyPages(deps, gate, admin))
    app.route(mountPoint(locale), tagPages(deps, gate, admin))
    app.route(mountPoint(locale), macroPages(deps, gate, admin))
    app.route(mountPoint(locale), disputePages(deps, admin))
    app.route(mountPoint(locale), reconciliationPages(deps, gate, admin))
    app.route(mountPoint(locale), booksPages(deps, admin))
    app.route(mountPoint(locale), disputeAnswerPages(deps, admin))
    app.route(mountPoint(locale), riskPages(deps, admin, clock))
    app.route(mountPoint(locale), vatPages(deps, admin))
    app.route(mountPoint(locale), withdrawalDeskPages(deps, admin))
    app.route(mountPoint(locale), letterDeskPages(deps, admin))
    app.route(mountPoint(locale), unviewedPages(deps, admin, clock))
    app.route(mountPoint(locale), replacementPages(deps, admin))
    app.route(mountPoint(locale), batchPages(deps, admin))
    app.route(mountPoint(locale), keyStockPages(deps, admin))
    app.route(mountPoint(locale), keyBatchPages(deps, admin))
    app.route(mountPoint(locale), keyHolderPages(deps, admin))
    app.route(mountPoint(locale), keyImportPages(deps, admin))
    app.route(mountPoint(locale), keyPages(deps, admin))
    app.route(mountPoint(locale), keyExportPages(deps, admin))
    app.route(mountPoint(locale), salePages(deps, gate, admin, clock))
    app.route(mountPoint(locale), couponPages(deps, gate, admin, clock))
    app.route(mountPoint(locale), knowledgePages(deps, gate, admin))
    app.route(mountPoint(locale), requestPages(deps, admin, clock))
    app.route(mountPoint(locale), analyticsPages(deps, admin))
    app.route(mountPoint(locale), auditPages(deps, admin))
    app.route(mountPoint(locale), securityAlertPages(deps, admin, clock))
    app.route(mountPoint(locale), breachPages(deps, admin, { clock, shop }))
    app.route(mountPoint(locale), staffPages(deps, gate, account, admin))
    app.route(mountPoint(locale), retentionPages(deps, gate, admin))
    app.route(mountPoint(locale), dataMapPages(shop, gate, admin))
    app.route(mountPoint(locale), claimsPages(deps, admin))
  }
  return app
}
