import type { Db } from '../../../platform/database/connect.ts'
import { erasedEmail, foldEmail } from '../../../shared/email.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { findAddressee } from '../../orders/index.ts'
import type { Ticket } from '../ticket.ts'

/** Whose a ticket is: the account, where one is known, and the mailbox to which its letters go today. */
export type TicketCustomer = { accountId: AccountId | null; mailbox: string }

export async function customerOf(db: Db, ticket: Ticket): Promise<TicketCustomer> {
  const order = ticket.orderId ? await findAddressee(db, ticket.orderId) : undefined
  // A guest's address may have been corrected with their order.
  const isOfOrder = ticket.channel === 'guest' || ticket.channel === 'order'
  return {
    accountId: ticket.accountId ?? order?.accountId ?? null,
    mailbox: foldEmail((isOfOrder && order?.email) || ticket.email),
  }
}

/** Pure rule: two accounts are two customers, whatever their mailbox; without two, the mailbox decides. */
export function isSameCustomer(one: TicketCustomer, other: TicketCustomer): boolean {
  if (one.accountId && other.accountId) return one.accountId === other.accountId
  return hasSameMailbox(one, other)
}

/** What stands for an erased address is nobody's. */
export function hasSameMailbox(one: TicketCustomer, other: TicketCustomer): boolean {
  return one.mailbox === other.mailbox && one.mailbox !== erasedEmail
}
