import { type Locale, locales } from '../shared/locale.ts'

/** Pages for people: the same path words in English at the root and in French under /fr. */
export const pages = {
  home: '/',
  catalogue: '/products',
  product: '/products/:slug',
  productReviews: '/products/:slug/reviews',
  tellMe: '/products/:slug/tell-me',
  suggest: '/suggest',
  cart: '/cart',
  cartLines: '/cart/lines',
  cartLine: '/cart/lines/:productId',
  cartCoupon: '/cart/coupon',
  checkout: '/checkout',
  order: '/orders/:token',
  orderReveal: '/orders/:token/reveal',
  orderShortage: '/orders/:token/shortage',
  orderEmail: '/orders/:token/email',
  orderCountry: '/orders/:token/country',
  orderResend: '/orders/:token/resend',
  orderPay: '/orders/:token/pay',
  orderCancel: '/orders/:token/cancel',
  orderBroken: '/orders/:token/keys/:unit/problem',
  orderBrokenChoice: '/orders/:token/keys/:unit/problem/choice',
  orderReview: '/orders/:token/keys/:unit/review',
  orderGift: '/orders/:token/keys/:unit/gift',
  orderGiftRecall: '/orders/:token/keys/:unit/gift/recall',
  orderGiftResend: '/orders/:token/keys/:unit/gift/resend',
  orderWithdraw: '/orders/:token/withdraw',
  orderWithdrawConfirm: '/orders/:token/withdraw/confirm',
  orderTicket: '/orders/:token/help',
  orderDocument: '/orders/:token/invoices/:document',
  gift: '/gifts/:token',
  giftOpen: '/gifts/:token/open',
  giftDecline: '/gifts/:token/decline',
  findOrder: '/find-order',
  wrongAddress: '/find-order/wrong-address',
  withdraw: '/withdraw',
  withdrawConfirm: '/withdraw/confirm',
  support: '/support',
  newTicket: '/support/new',
  ticket: '/tickets/:token',
  ticketRating: '/tickets/:token/rating',
  ticketFile: '/tickets/:token/files/:file',
  reviewRules: '/reviews',
  reviewReport: '/reviews/:review/report',
  tellMeConfirm: '/tell-me/:token',
  tellMeStop: '/tell-me/:token/stop',
  help: '/help',
  suggestHelp: '/suggest-help',
  helpArticle: '/help/:article',
  privacy: '/privacy',
  privacyVersions: '/privacy/versions',
  yourData: '/privacy/your-data',
  mailboxData: '/privacy/your-data/:token',
  document: '/documents/:document',
  cookies: '/cookies',
  counting: '/cookies/counting',
  consent: '/consent',
  terms: '/terms',
  legalNotice: '/legal-notice',
  theme: '/theme',
  currency: '/currency',
  signIn: '/sign-in',
  signInByMail: '/sign-in/mail',
  signInCode: '/sign-in/code',
  signInLink: '/sign-in/link/:request/:token',
  secondFactor: '/sign-in/second-factor',
  signUp: '/sign-up',
  recover: '/recover',
  recoverLink: '/recover/:request/:token',
  changeEmailLink: '/change-email/:request/:token',
  signOut: '/sign-out',
  account: '/account',
  accountKeys: '/account/keys',
  accountOrders: '/account/orders',
  accountInvoices: '/account/invoices',
  accountInvoice: '/account/invoices/:document',
  accountWishlist: '/account/wishlist',
  accountTickets: '/account/tickets',
  accountNewTicket: '/account/tickets/new',
  accountTicket: '/account/tickets/:ticket',
  accountTicketFile: '/account/tickets/:ticket/files/:file',
  accountProfile: '/account/profile',
  accountData: '/account/data',
  accountDecide: '/account/data/decisions',
  accountExport: '/account/data/export',
  accountErase: '/account/data/erase',
  accountErased: '/account-erased',
  accountSecurity: '/account/security',
  accountPassword: '/account/security/password',
  accountEmail: '/account/security/email',
  accountFactor: '/account/security/second-factor',
  accountFactorOff: '/account/security/second-factor/off',
  accountSessions: '/account/security/sessions',
  accountProve: '/account/prove',
  admin: '/admin',
  adminAnalytics: '/admin/analytics',
  adminAudit: '/admin/audit',
  adminSecurity: '/admin/security',
  adminAlert: '/admin/security/:alert',
  adminBreach: '/admin/breach',
  adminBreachPeople: '/admin/breach/people',
  adminBreachNotice: '/admin/breach/notice',
  adminWelcome: '/admin/welcome',
  adminOrders: '/admin/orders',
  adminOrder: '/admin/orders/:order',
  adminOrderRefunds: '/admin/orders/:order/refunds',
  adminDocuments: '/admin/invoices',
  adminDocument: '/admin/invoices/:document',
  adminDocumentFile: '/admin/invoices/:document/file',
  adminDocumentLetter: '/admin/invoices/:document/letter',
  adminOrderGift: '/admin/orders/:order/gifts/:gift',
  adminTickets: '/admin/tickets',
  adminTicketsLive: '/admin/tickets/live',
  adminTicketKeys: '/admin/tickets/keys',
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
  adminSupplierClaims: '/admin/replacements/supplier-claims.csv',
  adminSupplierClaim: '/admin/replacements/supplier-claims/:key',
  adminReplacementRules: '/admin/replacements/rules',
  adminVat: '/admin/vat',
  adminVatOrder: '/admin/vat/:order',
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
  adminSales: '/admin/sales',
  adminSale: '/admin/sales/:sale',
  adminCoupons: '/admin/coupons',
  adminCoupon: '/admin/coupons/:coupon',
  adminHelp: '/admin/help',
  adminNewHelp: '/admin/help/new',
  adminHelpArticle: '/admin/help/:article',
  adminHelpState: '/admin/help/:article/state',
  adminHelpVersions: '/admin/help/:article/versions',
  adminStaff: '/admin/staff',
  adminStaffMember: '/admin/staff/:account',
  adminInvitations: '/admin/staff/invitations',
  adminInvitation: '/admin/staff/invitations/:invitation',
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
  openGraphImage: '/og/:file',
  robots: '/robots.txt',
  sitemapIndex: '/sitemap.xml',
  sitemap: '/sitemaps/:file',
  icon: '/favicon.svg',
  stripeWebhook: '/webhooks/stripe',
  mailWebhook: '/webhooks/mail',
  mailgunWebhook: '/webhooks/mailgun/mime',
  mailEventsWebhook: '/webhooks/mail-events',
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
