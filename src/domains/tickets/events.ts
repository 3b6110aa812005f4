import type { TicketId } from '../../shared/ids.ts'

export type TicketNews = 'opened' | 'answered' | 'solved' | 'closing' | 'closed'

/** Something that the customer is told by a letter. `cause`: the message, or the moment, that it tells of. */
export type TicketEvent = { type: 'ticket_news'; ticketId: TicketId; what: TicketNews; cause: string }
