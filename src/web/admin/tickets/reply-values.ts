import { findAccount } from '../../../domains/identity/index.ts'
import { getOrderPage, type OrderWithoutPayment } from '../../../domains/orders/index.ts'
import {
  type ReplyValues,
  type Ticket,
  type TicketDeps,
  ticketReference,
} from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'

type Parts = { tickets: Pick<TicketDeps, 'db'>; shop: { name: string; baseUrl: string } }
type Asked = { ticket: Ticket; db: TicketDeps['db']; by: AccountId }

/**
 * What is known for a saved reply. The address of the ticket asks for a sign-in: one that opens by itself would be kept in the
 * answer, and is put into the letter when it is written.
 */
export async function replyValues({ tickets, shop }: Parts, { ticket, db, by }: Asked): Promise<ReplyValues> {
  const { locale } = ticket
  const order = ticket.orderId ? await getOrderPage(db, ticket.orderId) : undefined
  // The staff read no accounts but their own; of this one its name is shown, with the ticket that they read.
  const customer = ticket.accountId ? await findAccount(tickets.db, ticket.accountId) : undefined
  const agent = await findAccount(db, by)
  return {
    customer: customer?.displayName ?? order?.name ?? null,
    order: order?.number ?? null,
    product: productOf(ticket, order)?.[locale] ?? null,
    shop: shop.name,
    agent: agent?.displayName ?? null,
    ticket: ticketReference(ticket.id),
    link: shop.baseUrl + href(locale, 'accountTicket', { ticket: ticket.id }),
  }
}

/** The product of the key that it is about, or the only one of the order. */
function productOf({ unitId }: Ticket, order: OrderWithoutPayment | undefined) {
  const lines = order?.lines ?? []
  const meant = unitId ? lines.filter(({ units }) => units.some(({ id }) => id === unitId)) : lines
  return meant.length === 1 ? meant[0]?.name : undefined
}
