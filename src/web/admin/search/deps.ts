import type { ProductInList, ProductSuggestion } from '../../../domains/catalog/index.ts'
import type { CustomerId, OrderInList } from '../../../domains/orders/index.ts'
import type { Ticket } from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'

/** What the search over the whole back office needs: the first of each kind, as far as whoever asks may see them. */
export type SearchPageDeps = {
  /** By number, or by the whole address of their buyers, who are named then. */
  suggestOrders(
    text: string,
    by: AccountId,
  ): Promise<{ orders: OrderInList[]; total: number; customers: readonly CustomerId[] }>
  /** Of the shop window. */
  searchProducts(text: string, locale: Locale, by: AccountId): Promise<ProductSuggestion[]>
  /** Of every state, as whoever edits them finds them. */
  searchDeskProducts(text: string, locale: Locale, by: AccountId): Promise<ProductInList[]>
  /** By number, of the ticket or its order, by mailbox or by words. */
  searchTickets(text: string, by: AccountId): Promise<Pick<Ticket, 'id' | 'title' | 'subject' | 'state'>[]>
}
