import { personalData as analytics } from './domains/analytics/personal-data.ts'
import { personalData as apiKeys } from './domains/api-keys/personal-data.ts'
import { personalData as books } from './domains/books/personal-data.ts'
import { personalData as cart } from './domains/cart/personal-data.ts'
import { personalData as catalog } from './domains/catalog/personal-data.ts'
import { personalData as consent } from './domains/consent/personal-data.ts'
import { personalData as correction } from './domains/correction/personal-data.ts'
import { personalData as fraud } from './domains/fraud/personal-data.ts'
import { personalData as gifts } from './domains/gifts/personal-data.ts'
import { personalData as identity } from './domains/identity/personal-data.ts'
import { personalData as invoicing } from './domains/invoicing/personal-data.ts'
import { personalData as keys } from './domains/keys/personal-data.ts'
import { personalData as knowledge } from './domains/knowledge/personal-data.ts'
import { personalData as limits } from './domains/limits/personal-data.ts'
import { personalData as notifications } from './domains/notifications/personal-data.ts'
import { personalData as orders } from './domains/orders/personal-data.ts'
import { personalData as payments } from './domains/payments/personal-data.ts'
import type { Registry } from './domains/privacy/index.ts'
import { personalData as privacy } from './domains/privacy/personal-data.ts'
import { personalData as promotions } from './domains/promotions/personal-data.ts'
import { personalData as reconciliation } from './domains/reconciliation/personal-data.ts'
import { personalData as replacement } from './domains/replacement/personal-data.ts'
import { personalData as reports } from './domains/reports/personal-data.ts'
import { personalData as reviews } from './domains/reviews/personal-data.ts'
import { personalData as security } from './domains/security/personal-data.ts'
import { personalData as settings } from './domains/settings/personal-data.ts'
import { personalData as staff } from './domains/staff/personal-data.ts'
import { personalData as tax } from './domains/tax/personal-data.ts'
import { personalData as tickets } from './domains/tickets/personal-data.ts'
import { personalData as views } from './domains/views/personal-data.ts'
import { personalData as webhooks } from './domains/webhooks/personal-data.ts'
import { personalData as wishlist } from './domains/wishlist/personal-data.ts'
import { personalData as withdrawal } from './domains/withdrawal/personal-data.ts'
import { personalData as localIdentity } from './platform/local-identity/personal-data.ts'
import { personalData as platform } from './platform/personal-data.ts'

/** All that the shop keeps, table by table: what the policy page says and what retention, export and erasure do. */
export const dataRegistry: Registry = joined([
  analytics,
  apiKeys,
  books,
  cart,
  catalog,
  consent,
  correction,
  fraud,
  gifts,
  identity,
  invoicing,
  keys,
  knowledge,
  limits,
  notifications,
  orders,
  payments,
  privacy,
  promotions,
  reconciliation,
  reports,
  replacement,
  reviews,
  security,
  settings,
  staff,
  tax,
  withdrawal,
  tickets,
  webhooks,
  views,
  wishlist,
  localIdentity,
  platform,
])

function joined(declarations: readonly Registry[]): Registry {
  const tables = declarations.flatMap((each) => Object.entries(each))
  const twice = tables.map(([name]) => name).filter((name, index, names) => names.indexOf(name) !== index)
  if (twice.length > 0) throw new Error(`declared by two owners: ${twice}`)
  return Object.fromEntries(tables)
}
