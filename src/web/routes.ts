import { type Locale, locales } from '../shared/locale.ts'
import { shopPages } from './shop-pages.ts'

/** Pages for people: the same path words in English at the root and in French under /fr. */
export const pages = {
  ...shopPages,
  admin: '/admin',
  adminAnalytics: '/admin/analytics',
  adminForecast: '/admin/forecast',
  adminLeadTimes: '/admin/forecast/lead-times',
  adminSearch: '/admin/search',
  adminKeyboard: '/admin/keyboard',
  adminViews: '/admin/views',
  adminView: '/admin/views/:view',
  adminAudit: '/admin/audit',
  adminAuditCheck: '/admin/audit/check',
  adminSecurity: '/admin/security',
  adminAlert: '/admin/security/:alert',
  adminBreach: '/admin/breach',
  adminBreachPeople: '/admin/breach/people',
  adminBreachNotice: '/admin/breach/notice',
  adminWelcome: '/admin/welcome',
  adminOrders: '/admin/orders',
  adminNewOrder: '/admin/orders/new',
  adminOrder: '/admin/orders/:order',
  adminOrderNotes: '/admin/orders/:order/notes',
  adminOrderLetters: '/admin/orders/:order/letters',
  adminOrderEmail: '/admin/orders/:order/email',
  adminOrderKey: '/admin/orders/:order/keys/:unit',
  adminOrderHold: '/admin/orders/:order/hold',
  adminOrderRefunds: '/admin/orders/:order/refunds',
  adminOrderCompany: '/admin/orders/:order/company',
  adminDocuments: '/admin/invoices',
  adminDocument: '/admin/invoices/:document',
  adminDocumentFile: '/admin/invoices/:document/file',
  adminDocumentLetter: '/admin/invoices/:document/letter',
  adminOrderGift: '/admin/orders/:order/gifts/:gift',
  adminCustomers: '/admin/customers',
  adminCustomer: '/admin/customers/:customer',
  adminTickets: '/admin/tickets',
  adminTicketsLive: '/admin/tickets/live',
  adminTicketPresence: '/admin/tickets/presence',
  adminTicket: '/admin/tickets/:ticket',
  adminTicketTyping: '/admin/tickets/:ticket/typing',
  adminTicketMerge: '/admin/tickets/:ticket/merge',
  adminTicketReply: '/admin/tickets/:ticket/replies/:reply',
  adminTicketFile: '/admin/tickets/:ticket/files/:file',
  adminReviews: '/admin/reviews',
  adminReview: '/admin/reviews/:review',
  adminCameBack: '/admin/letters',
  adminCameBackLetter: '/admin/letters/:mail',
  adminSamples: '/admin/samples',
  adminSample: '/admin/samples/:sample',
  adminSampleLetter: '/admin/samples/:sample/letter',
  adminAddressClaims: '/admin/address-claims',
  adminAddressClaim: '/admin/address-claims/:claim',
  adminUnviewed: '/admin/unviewed',
  adminDisputes: '/admin/disputes',
  adminFraudWarning: '/admin/disputes/warnings/:warning',
  adminReconciliation: '/admin/reconciliation',
  adminBooks: '/admin/books',
  adminBooksMargin: '/admin/books/margin',
  adminBooksRates: '/admin/books/rates',
  adminBooksYear: '/admin/books/years/:year',
  adminBooksFile: '/admin/books/:file',
  adminFinding: '/admin/reconciliation/findings/:finding',
  adminDispute: '/admin/disputes/:dispute',
  adminDisputeDraft: '/admin/disputes/:dispute/draft',
  adminDisputeAnswer: '/admin/disputes/:dispute/answer',
  adminReplacements: '/admin/replacements',
  adminReplacement: '/admin/replacements/complaints/:complaint',
  adminBatchHealth: '/admin/replacements/batches',
  adminBatch: '/admin/replacements/batches/:batch',
  adminSupplierClaims: '/admin/replacements/claims',
  adminSupplierClaim: '/admin/replacements/claims/:key',
  adminClaimsOfBatch: '/admin/replacements/claims/batches/:batch',
  adminReplacementRules: '/admin/replacements/rules',
  adminKeyBatches: '/admin/keys',
  adminKeyStock: '/admin/keys/stock',
  adminKeyThreshold: '/admin/keys/stock/:product',
  adminKeyImport: '/admin/keys/import',
  adminKeyUpload: '/admin/keys/import/:upload',
  adminKeyBatch: '/admin/keys/batches/:batch',
  adminKeyHolders: '/admin/keys/batches/:batch/holders',
  adminKeySearch: '/admin/keys/search',
  adminKeyLedger: '/admin/keys/ledger/:key',
  adminKeyReveal: '/admin/keys/ledger/:key/reveal',
  adminKeyExports: '/admin/keys/exports',
  adminKeyExport: '/admin/keys/exports/:export',
  adminKeyExportFile: '/admin/keys/exports/:export/file',
  adminVat: '/admin/vat',
  adminVatOrder: '/admin/vat/:order',
  adminVatNumber: '/admin/vat/:order/number',
  adminWithdrawals: '/admin/withdrawals',
  adminWithdrawal: '/admin/withdrawals/:withdrawal',
  adminRisk: '/admin/risk',
  adminRiskCase: '/admin/risk/cases/:case',
  adminRiskRules: '/admin/risk/rules',
  adminRiskLists: '/admin/risk/lists',
  adminRiskListEntry: '/admin/risk/lists/:entry',
  adminRequests: '/admin/requests',
  adminNewRequest: '/admin/requests/new',
  adminRequest: '/admin/requests/:request',
  adminReplies: '/admin/replies',
  adminNewReply: '/admin/replies/new',
  adminReply: '/admin/replies/:reply',
  adminMacros: '/admin/macros',
  adminMacro: '/admin/macros/:macro',
  adminTags: '/admin/tags',
  adminTag: '/admin/tags/:tag',
  adminProducts: '/admin/products',
  adminNewProduct: '/admin/products/new',
  adminProductImports: '/admin/products/import',
  adminProductImport: '/admin/products/import/:import',
  adminBulkEdits: '/admin/products/bulk',
  adminBulkReview: '/admin/products/bulk/review',
  adminBulkEdit: '/admin/products/bulk/:bulk',
  adminProductPreview: '/admin/products/preview',
  adminProduct: '/admin/products/:product',
  adminProductState: '/admin/products/:product/state',
  adminProductCover: '/admin/products/:product/cover',
  adminProductPrices: '/admin/products/:product/prices',
  adminProductVersions: '/admin/products/:product/versions',
  adminCategories: '/admin/categories',
  adminCategory: '/admin/categories/:category',
  adminCategoryMove: '/admin/categories/:category/move',
  adminPlaces: '/admin/places',
  adminPlatform: '/admin/places/platforms/:platform',
  adminRegion: '/admin/places/regions/:region',
  adminSales: '/admin/sales',
  adminSale: '/admin/sales/:sale',
  adminCoupons: '/admin/coupons',
  adminCoupon: '/admin/coupons/:coupon',
  adminHelp: '/admin/help',
  adminNewHelp: '/admin/help/new',
  adminHelpArticle: '/admin/help/:article',
  adminHelpState: '/admin/help/:article/state',
  adminHelpVersions: '/admin/help/:article/versions',
  adminSettings: '/admin/settings',
  adminSetUp: '/admin/set-up',
  adminSetUpFile: '/admin/set-up/shop.env',
  adminStaff: '/admin/staff',
  adminStaffMember: '/admin/staff/:account',
  adminInvitations: '/admin/staff/invitations',
  adminInvitation: '/admin/staff/invitations/:invitation',
  adminApiKeys: '/admin/api/keys',
  adminNewApiKey: '/admin/api/keys/new',
  adminApiKey: '/admin/api/keys/:key',
  adminWebhooks: '/admin/api/webhooks',
  adminNewWebhook: '/admin/api/webhooks/new',
  adminWebhook: '/admin/api/webhooks/:endpoint',
  adminDeliveries: '/admin/api/deliveries',
  adminDelivery: '/admin/api/deliveries/:delivery',
  adminRetention: '/admin/retention',
  adminHolds: '/admin/retention/holds',
  adminHold: '/admin/retention/holds/:hold',
  adminRedaction: '/admin/retention/redactions/:redaction',
  adminClaims: '/admin/claims',
  adminDataMap: '/admin/data-map',
  adminRegister: '/admin/data-map/register.md',
} as const

/** Addresses without a language. */
export const files = {
  asset: '/assets/:file',
  cover: '/covers/:colours/:file',
  productPicture: '/pictures/:file',
  openGraphImage: '/og/:file',
  robots: '/robots.txt',
  sitemapIndex: '/sitemap.xml',
  sitemap: '/sitemaps/:file',
  icon: '/favicon.svg',
  stripeWebhook: '/webhooks/stripe',
  mailWebhook: '/webhooks/mail',
  mailgunWebhook: '/webhooks/mailgun/mime',
  mailEventsWebhook: '/webhooks/mail-events',
  apiDocument: '/api/v1/openapi.json',
  exportSchema: '/privacy/export-schema.json',
  privacyStatus: '/privacy/status.json',
  devAuthenticator: '/dev/authenticator',
  devMail: '/dev/mail',
  devLetter: '/dev/mail/:id',
  devLetterBody: '/dev/mail/:id/letter',
  devLetterAttachment: '/dev/mail/:id/attachments/:file',
} as const

export type PageName = keyof typeof pages
export type FileName = keyof typeof files

type Slots<Path extends string> = Path extends `${string}:${infer Slot}/${infer Rest}`
  ? Slot | Slots<`/${Rest}`>
  : Path extends `${string}:${infer Slot}`
    ? Slot
    : never
type Filling<Path extends string> = [Slots<Path>] extends [never] ? [] : [values: Record<Slots<Path>, string>]

/** The address of a page in a language: `href('fr', 'product', { slug })` is `/fr/products/…`. */
export function href<Name extends PageName>(
  locale: Locale,
  name: Name,
  ...[values]: Filling<(typeof pages)[Name]>
): string {
  return prefixed(locale, fill(pages[name], values))
}

/** The address of something that has no language: `fileHref('icon')`. */
export function fileHref<Name extends FileName>(
  name: Name,
  ...[values]: Filling<(typeof files)[Name]>
): string {
  return fill(files[name], values)
}

/** The language of an address and the address without it: `/fr/cart` is `{ locale: 'fr', path: '/cart' }`. */
export function splitLocale(given: string): { locale: Locale; path: string } {
  // A browser reads `//elsewhere` as another host, so no address of ours begins like that.
  const address = given.replace(/^\/{2,}/, '/')
  const [prefix = '', word] = /^\/(\w+)(?=[/?]|$)/.exec(address) ?? []
  const locale = locales.find((each) => each === word)
  if (!locale || locale === rootLocale) return { locale: rootLocale, path: address }
  const path = address.slice(prefix.length).replace(/^\/{2,}/, '/')
  return { locale, path: path.startsWith('/') ? path : `/${path}` }
}

/** The same page in another language; takes a path with or without a query. */
export function inLocale(locale: Locale, pathAndQuery: string): string {
  return prefixed(locale, splitLocale(pathAndQuery).path)
}

/** Where the pages of a language are mounted. */
export function mountPoint(locale: Locale): string {
  return locale === rootLocale ? '/' : `/${locale}`
}

const rootLocale: Locale = 'en'

function prefixed(locale: Locale, path: string): string {
  if (locale === rootLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

function fill(path: string, values: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, slot: string) => encodeURIComponent(values[slot] ?? ''))
}
