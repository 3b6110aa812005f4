import type { Db } from '../../../platform/database/connect.ts'
import { erasedEmail, foldEmail } from '../../../shared/email.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'
import { findAddressee } from '../../orders/index.ts'
import type { Ticket } from '../ticket.ts'

/** Whose a ticket is: the account, where one is known, and the mailbox to which its letters go today. */
export type TicketCustomer = {
  accountId: AccountId | null
  mailbox: string
  /** Only who reads that mailbox reads the ticket. Whoever placed an order typed any address, and asks by the order's link. */
  isProved: boolean
  /** Of which it came, by its link or its number. */
  orderId: OrderId | null
}

export async function customerOf(db: Db, ticket: Ticket): Promise<TicketCustomer> {
  const order = ticket.orderId ? await findAddressee(db, ticket.orderId) : undefined
  const { channel } = ticket
  // A guest's address may have been corrected with their order.
  const isOfOrder = channel === 'guest' || channel === 'order'
  return {
    accountId: ticket.accountId ?? order?.accountId ?? null,
    mailbox: foldEmail((isOfOrder && order?.email) || ticket.email),
    isProved: !isOfOrder || (channel === 'guest' && !ticket.accountId && !order?.accountId),
    orderId: isOfOrder ? ticket.orderId : null,
  }
}

/** Pure rule: two accounts are two customers, whatever their mailbox; without two, one order or a mailbox that both have proved. */
export function compareCustomers(
  one: TicketCustomer,
  other: TicketCustomer,
): 'same' | 'other_customer' | 'unproved' {
  if (one.accountId && other.accountId) return one.accountId === other.accountId ? 'same' : 'other_customer'
  if (!hasSameMailbox(one, other)) return 'other_customer'
  const isOneOrder = one.orderId !== null && one.orderId === other.orderId
  return isOneOrder || (one.isProved && other.isProved) ? 'same' : 'unproved'
}

/** What stands for an erased address is nobody's. */
export function hasSameMailbox(
  one: Pick<TicketCustomer, 'mailbox'>,
  other: Pick<TicketCustomer, 'mailbox'>,
): boolean {
  return one.mailbox === other.mailbox && one.mailbox !== erasedEmail
}
