import type { OrderId, TicketId } from '../../shared/ids.ts'

export type TicketNews = 'opened' | 'answered' | 'solved' | 'closing' | 'closed'

/** Something that the customer is told by a letter. `cause`: the message, or the moment, that it tells of. */
export type TicketEvent = { type: 'ticket_news'; ticketId: TicketId; what: TicketNews; cause: string }

/** The letter with the keys of an order goes out again. `cause`: the answer that says so. */
export type KeyMailWanted = { type: 'key_mail_wanted'; orderId: OrderId; cause: string }
