import { type PageName, pages, splitLocale } from '../../routes.ts'

/** The lists of which a view can be kept; only they ask for the views that there are. */
export const listPages = [
  'adminOrders',
  'adminCustomers',
  'adminReviews',
  'adminReplacements',
  'adminBatchHealth',
  'adminSupplierClaims',
  'adminWithdrawals',
  'adminDocuments',
  'adminDisputes',
  'adminRisk',
  'adminVat',
  'adminReconciliation',
  'adminRiskLists',
  'adminRequests',
  'adminStaff',
  'adminProducts',
  'adminSales',
  'adminCoupons',
  'adminHelp',
  'adminKeyStock',
  'adminKeyBatches',
  'adminKeyExports',
  'adminForecast',
  'adminApiKeys',
  'adminWebhooks',
  'adminDeliveries',
  'adminTickets',
  'adminReplies',
  'adminMacros',
  'adminTags',
  'adminAddressClaims',
  'adminCameBack',
  'adminUnviewed',
  'adminHolds',
] as const satisfies readonly PageName[]

const paths = new Set<string>(listPages.map((page) => pages[page]))

/** The list at an address, without its language and query; none at any other address. */
export function listAt(address: string): string | undefined {
  const { path } = splitLocale(address)
  return paths.has(path) ? path : undefined
}
