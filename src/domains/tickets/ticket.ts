import type { AccountId, FileId, OrderId, TicketId, TicketMessageId, UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { days, hours } from '../../shared/time.ts'

/** What people write about; the words are the pages'. */
export const ticketSubjects = [
  'key',
  'delivery',
  'payment',
  'withdrawal',
  'invoice',
  'account',
  'other',
] as const
export type TicketSubject = (typeof ticketSubjects)[number]

/**
 * open: the staff have to answer. waiting: the customer has. solved: nobody has, unless the customer says otherwise. closed: the
 * end, from which three years are counted. Whatever the customer writes opens a ticket again.
 */
export const ticketStates = ['open', 'waiting', 'solved', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]

/** From where it was opened. */
export type TicketChannel = 'account' | 'order' | 'guest' | 'mail'

export type Rating = 'good' | 'bad'

export type Ticket = {
  id: TicketId
  accountId: AccountId | null
  orderId: OrderId | null
  unitId: UnitId | null
  email: string
  locale: Locale
  subject: TicketSubject
  /** The subject line of a mail. */
  title: string | null
  channel: TicketChannel
  state: TicketState
  openedAt: Date
  /** While it is open: by when the customer has an answer. */
  answerDueAt: Date | null
  firstAnsweredAt: Date | null
  quietSince: Date
  closedAt: Date | null
  assignedTo: AccountId | null
  rating: Rating | null
  /** The ticket in which everything that was said here stands now. */
  mergedInto: TicketId | null
}

export type TicketFile = { id: FileId; name: string; mediaType: string; sizeBytes: number }

export type TicketMessage = {
  id: TicketMessageId
  /** A note is for the staff alone. */
  kind: 'question' | 'answer' | 'note'
  staffId: AccountId | null
  body: string
  /** Who wrote, where a reply came from another address than the ticket's. */
  sentFrom: string | null
  /** Its Message-ID, where it came by mail. */
  mailReference: string | null
  at: Date
  files: TicketFile[]
}

export type Thread = { ticket: Ticket; messages: TicketMessage[] }

/** What is promised: an answer within a day of a question. */
export const answerMillis = hours(24)

/** After so many days without a word it closes; that it will is told two days before. */
export const quietDays = 7
export const closingNoticeMillis = days(2)

export const bodyMax = 10_000

/**
 * The last of these that the customer can read, and how many they are: what whoever has the page open has read. A merge brings
 * words that are older than the last.
 */
export function lastWordIn(messages: readonly TicketMessage[]): string | undefined {
  const words = messages.filter(({ kind }) => kind !== 'note')
  const last = words.at(-1)
  return last && `${last.id} ${words.length}`
}

/** How people name it, such as `T-7KQM-2RX9`. */
export function ticketReference(id: TicketId): string {
  const letters = id.slice(-8).toUpperCase()
  return `T-${letters.slice(0, 4)}-${letters.slice(4)}`
}
