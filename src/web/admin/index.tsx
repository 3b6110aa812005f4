import { Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import type { AccountDeps } from '../account/deps.ts'
import { accountGate } from '../account/gate.ts'
import { mountPoint } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { storefrontGate } from '../storefront/gate.ts'
import { analyticsPages } from './analytics/routes.tsx'
import { deliveryPages } from './api/delivery-routes.tsx'
import { apiKeyPages } from './api/key-routes.tsx'
import { webhookPages } from './api/webhook-routes.tsx'
import { auditPages } from './audit/routes.tsx'
import { booksPages } from './books/routes.tsx'
import { breachPages } from './breach/routes.tsx'
import { categoryPages } from './categories/routes.tsx'
import { claimsPages } from './claims/routes.tsx'
import { customerPages } from './customers/routes.tsx'
import { dataMapPages } from './data-map/routes.tsx'
import type { AdminDeps } from './deps.ts'
import { disputeAnswerPages } from './disputes/dispute-routes.tsx'
import { disputePages } from './disputes/routes.tsx'
import { forecastPages } from './forecast/routes.tsx'
import { adminGate } from './gate.tsx'
import { homePage } from './home/routes.tsx'
import { companyDeskPages } from './invoices/company-routes.tsx'
import { invoiceDeskPages } from './invoices/routes.tsx'
import { keysSwitch } from './keyboard/routes.ts'
import { keyBatchPages } from './keys/batch-routes.tsx'
import { keyExportPages } from './keys/export-routes.tsx'
import { keyHolderPages } from './keys/holder-routes.tsx'
import { keyImportPages } from './keys/import-routes.tsx'
import { keyPages } from './keys/key-routes.tsx'
import { keyStockPages } from './keys/stock-routes.tsx'
import { knowledgePages } from './knowledge/routes.tsx'
import { addressClaimPages } from './letters/claim-routes.tsx'
import { letterDeskPages } from './letters/routes.tsx'
import { samplePages } from './letters/sample-routes.tsx'
import { unviewedPages } from './letters/unviewed-routes.tsx'
import { orderActPages } from './orders/act-routes.tsx'
import { orderListPages } from './orders/list-routes.tsx'
import { makeOrderPages } from './orders/make-routes.tsx'
import { orderPages } from './orders/routes.tsx'
import { showOrderWith } from './orders/show-order.tsx'
import { placePages } from './places/routes.tsx'
import { bulkPages } from './products/bulk-routes.tsx'
import { coverPages } from './products/cover-routes.tsx'
import { importPages } from './products/import-routes.tsx'
import { productListPages } from './products/list-routes.tsx'
import { pricePages } from './products/price-routes.tsx'
import { productPages } from './products/routes.tsx'
import { couponPages } from './promotions/coupon-routes.tsx'
import { salePages } from './promotions/sale-routes.tsx'
import { reconciliationPages } from './reconciliation/routes.tsx'
import { batchPages } from './replacements/batch-routes.tsx'
import { supplierClaimPages } from './replacements/claim-routes.tsx'
import { replacementPages } from './replacements/routes.tsx'
import { macroPages } from './replies/macro-routes.tsx'
import { replyPages } from './replies/routes.tsx'
import { tagPages } from './replies/tag-routes.tsx'
import { requestPages } from './requests/routes.tsx'
import { holdPages } from './retention/hold-routes.tsx'
import { retentionPages } from './retention/routes.tsx'
import { reviewDeskPages } from './reviews/routes.tsx'
import { riskPages } from './risk/routes.tsx'
import { searchPages } from './search/routes.tsx'
import { securityAlertPages } from './security/routes.tsx'
import { setUpPages } from './set-up/routes.tsx'
import { settingsPages } from './settings/routes.tsx'
import { staffPages } from './staff/routes.tsx'
import { inboxPages } from './tickets/inbox-routes.tsx'
import { liveDeskPages } from './tickets/live-routes.ts'
import { mergePages } from './tickets/merge-routes.tsx'
import { ticketDeskPages } from './tickets/routes.tsx'
import { vatPages } from './vat/routes.tsx'
import { viewPages } from './views/routes.ts'
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
  const showOrder = showOrderWith(deps)
  const app = new Hono()
  for (const locale of locales) {
    app.route(mountPoint(locale), homePage(deps, storefront, admin, clock))
    app.route(mountPoint(locale), forecastPages(deps, admin, clock))
    app.route(mountPoint(locale), searchPages(deps, admin))
    app.route(mountPoint(locale), keysSwitch(gate, admin))
    app.route(mountPoint(locale), viewPages(deps, admin))
    app.route(mountPoint(locale), orderListPages(deps, admin, shop))
    app.route(mountPoint(locale), makeOrderPages(deps, admin, shop))
    app.route(mountPoint(locale), orderPages(deps, admin, showOrder))
    app.route(mountPoint(locale), orderActPages(deps, admin, showOrder))
    app.route(mountPoint(locale), customerPages(deps, admin))
    app.route(mountPoint(locale), invoiceDeskPages(deps, admin))
    app.route(mountPoint(locale), companyDeskPages(deps, admin))
    app.route(mountPoint(locale), liveDeskPages(deps, admin, storefront))
    app.route(mountPoint(locale), inboxPages(deps, admin, clock))
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
    app.route(mountPoint(locale), addressClaimPages(deps, admin))
    app.route(mountPoint(locale), unviewedPages(deps, admin, clock))
    app.route(mountPoint(locale), samplePages(deps, admin, shop))
    app.route(mountPoint(locale), replacementPages(deps, admin))
    app.route(mountPoint(locale), batchPages(deps, admin))
    app.route(mountPoint(locale), supplierClaimPages(deps, admin))
    app.route(mountPoint(locale), productListPages(deps, admin))
    app.route(mountPoint(locale), importPages(deps, gate, admin))
    app.route(mountPoint(locale), bulkPages(deps, admin))
    app.route(mountPoint(locale), productPages(deps, gate, admin, clock))
    app.route(mountPoint(locale), coverPages(deps, admin))
    app.route(mountPoint(locale), pricePages(deps, admin))
    app.route(mountPoint(locale), categoryPages(deps, admin))
    app.route(mountPoint(locale), placePages(deps, admin))
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
    app.route(mountPoint(locale), settingsPages(deps, gate, admin))
    app.route(mountPoint(locale), setUpPages(deps, gate, admin))
    app.route(mountPoint(locale), staffPages(deps, gate, account, admin))
    app.route(mountPoint(locale), apiKeyPages(deps, gate, admin, clock))
    app.route(mountPoint(locale), webhookPages(deps, gate, admin))
    app.route(mountPoint(locale), deliveryPages(deps, gate, admin))
    app.route(mountPoint(locale), retentionPages(deps, gate, admin))
    app.route(mountPoint(locale), holdPages(deps, gate, admin))
    app.route(mountPoint(locale), dataMapPages(shop, gate, admin))
    app.route(mountPoint(locale), claimsPages(deps, admin))
  }
  return app
}
