import type { Db } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import { parseId, type TicketId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after } from '../../shared/time.ts'
import {
  closingNoticeMillis,
  findThread,
  findTicket,
  followLink,
  type Rating,
  type Thread,
  type Ticket,
  type TicketEvent,
  type TicketNews,
  ticketReference,
} from '../tickets/index.ts'
import type { TicketOnLetter } from './after-sale-on-letter.ts'
import type { LetterReference } from './letter.ts'
import type { MailAddress } from './mail-address.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'

export type TicketLetterDeps = {
  db: Db
  urls: {
    thread(id: TicketId, locale: Locale): string
    /** The same for whoever signs in: what a saved reply names, because nothing that opens by itself is kept. */
    inAccount(id: TicketId, locale: Locale): string
    rating(id: TicketId, rating: Rating, locale: Locale): string
  }
  /** Where an answer by mail comes in; null where none does. */
  replyTo(id: TicketId): MailAddress | null
}

/** What the letters about tickets say, read at the moment they are sent. What is no longer so is not said. */
export function ticketLetters({ db, urls, replyTo }: TicketLetterDeps) {
  return {
    async ticket({ subjectId, cause, locale }: LetterReference): Promise<TicketOnLetter | null> {
      const id = parseId('tkt', subjectId)
      const [what, told] = cause.split(' ') as [TicketNews, string]
      const thread = id && (await findWholeThread(db, id, what))
      if (!thread) return null
      const { ticket, messages, opens } = thread
      if (!stillHolds[what](ticket)) return null
      const url = (opens ? urls.thread : urls.inAccount)(ticket.id, locale)
      const withOpenLinks = (body: string) => body.replaceAll(urls.inAccount(id, locale), url)
      const answer = messages.find((message) => message.id === told && message.kind === 'answer')
      return {
        what,
        reference: ticketReference(ticket.id),
        subject: ticket.subject,
        url,
        answer: answer ? { body: withOpenLinks(answer.body), files: answer.files.length } : null,
        answerBy: ticket.answerDueAt,
        closesAt: what === 'closing' ? after(new Date(told), closingNoticeMillis) : null,
        rating:
          opens && asksRating(what, ticket)
            ? { good: urls.rating(ticket.id, 'good', locale), bad: urls.rating(ticket.id, 'bad', locale) }
            : null,
        thread: { root: ticket.id, answers: lastMailOf(thread), replyTo: opens ? replyTo(ticket.id) : null },
      }
    },
  }
}

/**
 * Of a ticket that was merged meanwhile: the answer stands where it goes on, and nothing else is told of it any more. What goes on
 * under another mailbox of the account is not opened by this letter.
 */
async function findWholeThread(
  db: Db,
  id: TicketId,
  what: TicketNews,
): Promise<(Thread & { opens: boolean }) | undefined> {
  const survivor = await followLink(db, id)
  if (survivor && what !== 'answered' && what !== 'solved') return undefined
  const thread = await findThread(db, survivor?.id ?? id)
  return thread && { ...thread, opens: survivor?.opens ?? true }
}

const stillHolds: Record<TicketNews, (ticket: Ticket) => boolean> = {
  opened: ({ state }) => state === 'open',
  answered: () => true,
  solved: () => true,
  closing: ({ state }) => state === 'waiting' || state === 'solved',
  closed: ({ state }) => state === 'closed',
}

function asksRating(what: TicketNews, { firstAnsweredAt, rating }: Ticket): boolean {
  return (what === 'solved' || what === 'closed') && firstAnsweredAt !== null && rating === null
}

function lastMailOf({ messages }: Thread): string | null {
  return messages.findLast(({ mailReference }) => mailReference !== null)?.mailReference ?? null
}

/** Queues the letter that tells of it, once. */
export async function tellOfTicket(
  deps: QueueDeps & { db: Db },
  { ticketId, what, cause }: TicketEvent,
): Promise<void> {
  const ticket = await findTicket(deps.db, ticketId)
  // Erased meanwhile.
  if (!ticket) return
  const { accountId, orderId, email, locale, channel } = ticket
  // A guest's address may be corrected with their order; what came by mail is answered where it came from.
  const isOfOrder = channel === 'guest' || channel === 'order'
  assert(!isOfOrder || orderId, 'a guest writes about an order')
  await deps.db.transaction().execute((tx) =>
    queueMail(tx, deps, {
      kind: 'ticket',
      subjectId: ticketId,
      orderId: isOfOrder ? orderId : null,
      accountId,
      cause: `${what} ${cause}`,
      locale,
      recipient: email,
    }),
  )
}
