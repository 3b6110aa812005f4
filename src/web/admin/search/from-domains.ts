import { suggestProducts } from '../../../domains/catalog/index.ts'
import { listOrdersForStaff } from '../../../domains/orders/index.ts'
import { listInbox } from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { SearchPageDeps } from './deps.ts'

type Db = Parameters<typeof listInbox>[0]

const foundMax = 6

/** Whoever searches sees what the lists would show them: the same questions, in their own name. */
export function searchFromDomains(of: (by: AccountId) => Db): SearchPageDeps {
  return {
    async searchOrders(text, by) {
      const { orders, total } = await listOrdersForStaff(of(by), { text, page: 1 })
      return { orders: orders.slice(0, foundMax), total }
    },
    searchProducts: (text, locale, by) => suggestProducts(of(by), text, locale, foundMax),
    searchTickets: async (text, by) =>
      (await listInbox(of(by), { view: 'all', page: 1, text }, by)).tickets.slice(0, foundMax),
  }
}
