import type { Reads } from '../../../domains/security/index.ts'
import { can, type Permission } from '../../../domains/staff/index.ts'
import { ticketReference } from '../../../domains/tickets/index.ts'
import { parseId } from '../../../shared/ids.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { fullName } from '../../ui/full-name.ts'
import type { StaffVisit } from '../gate.tsx'
import { productListWords } from '../products/list-words.ts'
import type { SearchPageDeps } from './deps.ts'
import type { Entry } from './entry.ts'
import { findPages } from './find-pages.ts'
import { searchWords } from './search-words.ts'

/** Somebody's data among what was found, and by which right it is seen. */
type Seen = { permission: Permission; reads: Reads }

export type Found = { entries: Entry[]; seen: Seen[] }

/** Fewer letters find what nobody meant, and each of it would be somebody's data that was looked at. */
const lettersMin = 3

/** Pages, orders, buyers, products and tickets for some words; of each only what the role may open. */
export async function findEntries(deps: SearchPageDeps, who: StaffVisit, text: string): Promise<Found> {
  const pages = findPages(who.visit, text).map((page) => ({ kind: 'pages' as const, note: '', ...page }))
  if (text.length < lettersMin) return { entries: pages, seen: [] }
  const may = (permission: Permission) => can(who.staff.role, permission)
  const [orders, products, tickets] = await Promise.all([
    may('orders.read') ? findOrders(deps, who, text) : nothing,
    findProducts(deps, who, text),
    may('tickets.answer') ? findTickets(deps, who, text) : nothing,
  ])
  const entries = [...pages, ...orders.entries, ...products, ...tickets.entries]
  return { entries, seen: [...orders.seen, ...tickets.seen] }
}

const nothing: Found = { entries: [], seen: [] }

async function findOrders(
  deps: SearchPageDeps,
  { visit, session, staff }: StaffVisit,
  text: string,
): Promise<Found> {
  const { locale, m } = visit
  const { orders, total, customers } = await deps.suggestOrders(text, session.account.id)
  const entries = orders.map((order): Entry => {
    const { id, number, placedAt, gross, state } = order
    const note = [
      formatDate(placedAt, locale, 'short'),
      m.money.orders.states[state],
      formatMoney(gross, locale),
    ]
    return {
      kind: 'orders',
      href: href(locale, 'adminOrder', { order: id }),
      name: number,
      note: note.join(', '),
    }
  })
  const buyers = (can(staff.role, 'customers.read') ? customers : []).map(
    (customer): Entry => ({
      kind: 'customers',
      href: href(locale, 'adminCustomer', { customer }),
      name: text,
      note: searchWords[locale].ordersOf(total),
    }),
  )
  const ids = orders.map(({ id }) => id)
  return {
    entries: [...entries, ...buyers],
    seen: [
      { permission: 'orders.read', reads: { kind: 'order', ids } },
      ...(buyers.length > 0 ? readsOfCustomers(customers) : []),
    ],
  }
}

/** Accounts by themselves, guests by the orders that name them. */
function readsOfCustomers(customers: readonly string[]): Seen[] {
  const named = (kind: string, prefix: 'acc' | 'ord') => ({
    permission: 'customers.read' as const,
    reads: { kind, ids: customers.filter((id) => parseId(prefix, id)) },
  })
  return [named('account', 'acc'), named('order', 'ord')].filter(({ reads }) => reads.ids.length > 0)
}

/** Whoever edits them comes to their desk, whatever their state; everybody else to the shop window. */
async function findProducts(
  deps: SearchPageDeps,
  { visit: { locale }, session, staff }: StaffVisit,
  text: string,
): Promise<Entry[]> {
  if (can(staff.role, 'catalogue.edit')) {
    const onDesk = await deps.searchDeskProducts(text, locale, session.account.id)
    return onDesk.map((product) => ({
      kind: 'products',
      href: href(locale, 'adminProduct', { product: product.id }),
      name: fullName(product, locale),
      note: [
        product.platform,
        formatMoney(product.price, locale),
        ...(product.status === 'active' ? [] : [productListWords[locale].states[product.status]]),
      ].join(', '),
    }))
  }
  const products = await deps.searchProducts(text, locale, session.account.id)
  return products.map((product) => ({
    kind: 'products',
    href: href(locale, 'product', { slug: product.slug }),
    name: fullName(product, locale),
    note: `${product.platform.name}, ${formatMoney(product.price, locale)}`,
  }))
}

async function findTickets(
  deps: SearchPageDeps,
  { visit, session }: StaffVisit,
  text: string,
): Promise<Found> {
  const { locale, m } = visit
  const tickets = await deps.searchTickets(text, session.account.id)
  return {
    entries: tickets.map(({ id, title, subject, state }) => ({
      kind: 'tickets',
      href: href(locale, 'adminTicket', { ticket: id }),
      name: title ?? m.tickets.subjects[subject],
      note: `${ticketReference(id)}, ${m.tickets.desk.states[state]}`,
    })),
    seen: [{ permission: 'tickets.answer', reads: { kind: 'ticket', ids: tickets.map(({ id }) => id) } }],
  }
}
