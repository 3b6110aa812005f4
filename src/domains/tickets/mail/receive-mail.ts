import type { Db } from '../../../platform/database/connect.ts'
import { isUniqueViolation } from '../../../platform/database/errors.ts'
import { foldEmail } from '../../../shared/email.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { findAddressee } from '../../orders/index.ts'
import type { TicketDeps } from '../deps.ts'
import { keepFiles } from '../files/keep-files.ts'
import { prepareWhatCanBe, type ReadyFile } from '../files/prepare-files.ts'
import { openTicketIn } from '../open-ticket.ts'
import type { ReplyAddresses } from '../signed-names.ts'
import { findTicket } from '../store.ts'
import { bodyMax, type Ticket } from '../ticket.ts'
import { type Question, writeQuestionIn } from '../write-question.ts'
import { guessLocale } from './guess-locale.ts'
import { findNamedOrder } from './named-order.ts'
import { placeAlone, placeMail } from './place-mail.ts'
import type { ReceivedMail, WrittenMail } from './received-mail.ts'
import { withoutQuotes } from './without-quotes.ts'

export type MailReceipt =
  | 'opened'
  | 'written'
  /** The same mail came before. */
  | 'repeated'
  /** A program wrote it: to answer would begin a conversation of programs (RFC 3834). */
  | 'automatic'
  | 'bounce'
  /** More than people write: two programs that do not say so. */
  | 'too_many'
  | 'unreadable'

/** Ten times what is kept, because what was written stands above long quotes. A mail itself has no bound but its megabytes. */
const textMax = 10 * bodyMax

export type MailDeps = TicketDeps & { replies: ReplyAddresses }

/**
 * Takes a mail: an answer goes to the ticket that its signed address names, everything else opens one. Whoever has that
 * address holds a letter of ours, as with a link; what a From says proves nothing, and nothing is decided by it.
 */
export async function receiveMail(deps: MailDeps, given: ReceivedMail): Promise<MailReceipt> {
  const { subject, text } = given
  const mail = { ...given, subject: subject.slice(0, 1000), text: text.slice(0, textMax) }
  if (mail.kind !== 'person') return mail.kind
  const { from } = mail
  if (!from) return 'unreadable'
  if (deps.replies.isOurs(from)) return 'automatic'
  if (await isTaken(deps.db, mail.reference)) return 'repeated'
  const [named, now] = [deps.replies.read(mail.to), deps.clock.now()]
  // Before its files are read: those are what costs.
  const first = await placeMail(deps.db, now, {
    from,
    named: named && (await findTicket(deps.db, named))?.id,
  })
  if (first.kind === 'none') return 'too_many'
  const { files } = await prepareWhatCanBe(deps.clean, mail.files)
  try {
    return await take(deps, { ...mail, from }, named, files)
  } catch (error) {
    // The same mail twice at once.
    if (isUniqueViolation(error, 'ticket_message_mail_reference_key')) return 'repeated'
    throw error
  }
}

async function take(
  deps: MailDeps,
  mail: WrittenMail,
  named: TicketId | undefined,
  files: readonly ReadyFile[],
): Promise<MailReceipt> {
  const kept = await keepFiles(deps.files, files)
  const orderId = await findNamedOrder(deps.db, mail)
  const addressee = orderId && (await findAddressee(deps.db, orderId))
  return deps.db.transaction().execute(async (tx) => {
    const { place, ticket } = await placeAlone(tx, deps.clock.now(), { from: mail.from, named })
    if (place.kind === 'none') return 'too_many'
    if (place.kind === 'ticket' && ticket) {
      await writeQuestionIn(tx, deps, ticket, questionOf(mail, ticket, place), kept)
      return 'written'
    }
    const locale = addressee?.locale ?? guessLocale(mail.text)
    const isTold = place.kind === 'new' && place.isTold
    await openTicketIn(tx, deps, { ...ticketOf(mail), locale, orderId: orderId ?? null, isTold }, kept)
    return 'opened'
  })
}

function questionOf(mail: WrittenMail, ticket: Ticket, { isProved }: { isProved: boolean }): Question {
  const isTheirs = isProved && foldEmail(mail.from) === foldEmail(ticket.email)
  return { body: bodyOf(mail), mailReference: mail.reference, sentFrom: isTheirs ? null : mail.from }
}

function ticketOf(mail: WrittenMail) {
  return {
    channel: 'mail',
    subject: 'other',
    title: mail.subject.replace(/\s+/g, ' ').trim().slice(0, 200) || null,
    email: mail.from,
    accountId: null,
    unitId: null,
    body: bodyOf(mail),
    mailReference: mail.reference,
  } as const
}

function bodyOf({ text, subject }: ReceivedMail): string {
  return withoutQuotes(text).slice(0, bodyMax) || subject.trim().slice(0, 200) || '…'
}

async function isTaken(db: Db, reference: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_message')
    .select('id')
    .where('mail_reference', '=', reference)
    .executeTakeFirst()
  return row !== undefined
}
