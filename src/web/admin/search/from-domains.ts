import { type DeskQuery, listProductsForStaff, suggestProducts } from '../../../domains/catalog/index.ts'
import {
  findCustomer,
  findCustomersOfMailbox,
  findOrderByNumber,
  listOrdersForStaff,
  type OrderFilter,
} from '../../../domains/orders/index.ts'
import { listInbox } from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { SearchPageDeps } from './deps.ts'

type Db = Parameters<typeof listInbox>[0]

const foundMax = 6

/** Whoever searches sees what the lists would show them: the same questions, in their own name. */
export function searchFromDomains(of: (by: AccountId) => Db): SearchPageDeps {
  return {
    suggestOrders: (text, by) => (text.includes('@') ? ofMailbox(of(by), text) : numbered(of(by), text)),
    searchProducts: (text, locale, by) => suggestProducts(of(by), text, locale, foundMax),
    async searchDeskProducts(text, locale, by) {
      const query = { ...everyProduct, text, locale, page: 1 }
      return (await listProductsForStaff(of(by), query)).rows.slice(0, foundMax)
    },
    searchTickets: async (text, by) =>
      (await listInbox(of(by), { view: 'all', page: 1, text }, by)).tickets.slice(0, foundMax),
  }
}

const everyProduct: Omit<DeskQuery, 'text' | 'locale'> = {
  ...{ state: '', category: '', platform: '', stock: '', fromMinor: undefined, untilMinor: undefined },
  ...{ sort: 'changed', isDescending: true },
}

const everything: OrderFilter = {
  ...{ among: null, products: null, customers: null, states: null, held: null },
  ...{ paidFrom: null, paidUntil: null, country: null, currency: null },
}

async function ofMailbox(db: Db, text: string) {
  const ids = await findCustomersOfMailbox(db, text)
  const found = await Promise.all(ids.map((id) => findCustomer(db, id)))
  const customers = found.filter((customer) => customer !== undefined)
  return { ...(await first(db, { ...everything, customers })), customers: ids }
}

async function numbered(db: Db, text: string) {
  const id = await findOrderByNumber(db, text)
  return { ...(await first(db, { ...everything, among: id ? [id] : [] })), customers: [] }
}

async function first(db: Db, filter: OrderFilter) {
  const latest = { sort: 'placed', isDescending: true, page: 1 } as const
  const { orders, total } = await listOrdersForStaff(db, filter, latest)
  return { orders: orders.slice(0, foundMax), total }
}
