import { can, type Permission, type Role } from '../../domains/staff/index.ts'
import type { PageName } from '../routes.ts'

/** The sections of the back office: what is done there, the page, and who may open it. */
const groups = [
  { name: 'today', entries: [['home', 'admin', null]] },
  {
    name: 'customers',
    entries: [
      ['customers', 'adminCustomers', 'customers.read'],
      ['tickets', 'adminTickets', 'tickets.answer'],
      ['reviews', 'adminReviews', 'tickets.answer'],
      ['replies', 'adminReplies', 'tickets.manage'],
      ['replacements', 'adminReplacements', 'tickets.answer'],
      ['withdrawals', 'adminWithdrawals', 'tickets.answer'],
      ['cameBack', 'adminCameBack', 'orders.resend'],
      ['addressClaims', 'adminAddressClaims', 'orders.resend'],
      ['unviewed', 'adminUnviewed', 'orders.resend'],
      ['samples', 'adminSamples', 'orders.resend'],
    ],
  },
  {
    name: 'money',
    entries: [
      ['orders', 'adminOrders', 'orders.read'],
      ['invoices', 'adminDocuments', 'books.read'],
      ['disputes', 'adminDisputes', 'fraud.decide'],
      ['reconciliation', 'adminReconciliation', 'books.read'],
      ['books', 'adminBooks', 'books.read'],
      ['vat', 'adminVat', 'books.read'],
      ['risk', 'adminRisk', 'fraud.decide'],
    ],
  },
  {
    name: 'keys',
    entries: [
      ['stock', 'adminKeyStock', 'keys.import'],
      ['batches', 'adminKeyBatches', 'keys.import'],
      ['keyImport', 'adminKeyImport', 'keys.import'],
      ['keySearch', 'adminKeySearch', 'tickets.answer'],
      ['keyExports', 'adminKeyExports', 'keys.export'],
    ],
  },
  {
    name: 'window',
    entries: [
      ['products', 'adminProducts', 'catalogue.edit'],
      ['categories', 'adminCategories', 'catalogue.edit'],
      ['places', 'adminPlaces', 'catalogue.edit'],
      ['sales', 'adminSales', 'prices.edit'],
      ['coupons', 'adminCoupons', 'prices.edit'],
      ['help', 'adminHelp', 'help.edit'],
    ],
  },
  {
    name: 'privacy',
    entries: [
      ['requests', 'adminRequests', 'privacy.handle'],
      ['retention', 'adminRetention', 'audit.read'],
      ['holds', 'adminHolds', 'audit.read'],
      ['dataMap', 'adminDataMap', 'audit.read'],
      ['claims', 'adminClaims', 'audit.read'],
      ['breach', 'adminBreach', 'privacy.handle'],
    ],
  },
  {
    name: 'insight',
    entries: [
      ['forecast', 'adminForecast', 'reports.read'],
      ['analytics', 'adminAnalytics', 'reports.read'],
    ],
  },
  {
    name: 'team',
    entries: [
      ['security', 'adminSecurity', 'audit.read'],
      ['audit', 'adminAudit', 'audit.read'],
      ['staff', 'adminStaff', 'staff.manage'],
      ['settings', 'adminSettings', 'settings.edit'],
      ['setUp', 'adminSetUp', 'settings.edit'],
      ['apiKeys', 'adminApiKeys', 'settings.edit'],
      ['webhooks', 'adminWebhooks', 'settings.edit'],
    ],
  },
] as const satisfies { name: string; entries: [word: string, page: PageName, needs: Permission | null][] }[]

export type MenuGroup = (typeof groups)[number]['name']
export type MenuEntry = (typeof groups)[number]['entries'][number]

/** The part of the menu that a role may open; a group of which nothing is left is not there. */
export function menuFor(role: Role): { name: MenuGroup; entries: MenuEntry[] }[] {
  return groups
    .map(({ name, entries }) => ({
      name,
      entries: (entries as readonly MenuEntry[]).filter(([, , needs]) => needs === null || can(role, needs)),
    }))
    .filter(({ entries }) => entries.length > 0)
}
