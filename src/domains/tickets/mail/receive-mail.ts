import type { Db } from '../../../platform/database/connect.ts'
import { isUniqueViolation } from '../../../platform/database/errors.ts'
import { foldEmail } from '../../../shared/email.ts'
import type { OrderId, TicketId } from '../../../shared/ids.ts'
import { after, days, hours } from '../../../shared/time.ts'
import { findAddressee, findOrderOfGuest } from '../../orders/index.ts'
import type { TicketDeps } from '../deps.ts'
import { prepareWhatCanBe, type ReadyFile } from '../files/prepare-files.ts'
import { openTicket } from '../open-ticket.ts'
import type { ReplyAddresses } from '../signed-names.ts'
import { findTicket } from '../store.ts'
import { bodyMax } from '../ticket.ts'
import { writeQuestion } from '../write-question.ts'
import { guessLocale } from './guess-locale.ts'
import type { ReceivedMail } from './received-mail.ts'
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

export const mailsPerHour = 10
export const ticketsPerDay = 5

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
  const named = deps.replies.read(mail.to)
  const ticket = named && (await findTicket(deps.db, named))
  if (await isTooMuch(deps, ticket?.id, from)) return 'too_many'
  const { files } = await prepareWhatCanBe(deps.clean, mail.files)
  try {
    if (ticket) return await answer(deps, ticket, { ...mail, from }, files)
    return await open(deps, { ...mail, from }, files)
  } catch (error) {
    // The same mail twice at once.
    if (isUniqueViolation(error, 'ticket_message_mail_reference_key')) return 'repeated'
    throw error
  }
}

type WrittenMail = ReceivedMail & { from: string }

async function answer(
  deps: MailDeps,
  ticket: { id: TicketId; email: string },
  mail: WrittenMail,
  files: readonly ReadyFile[],
): Promise<MailReceipt> {
  const isOther = foldEmail(mail.from) !== foldEmail(ticket.email)
  const question = {
    body: bodyOf(mail),
    mailReference: mail.reference,
    sentFrom: isOther ? mail.from : null,
  }
  return (await writeQuestion(deps, ticket.id, question, files)) ? 'written' : open(deps, mail, files)
}

async function open(deps: MailDeps, mail: WrittenMail, files: readonly ReadyFile[]): Promise<MailReceipt> {
  const orderId = await findNamedOrder(deps.db, mail)
  const addressee = orderId && (await findAddressee(deps.db, orderId))
  const ticket = {
    channel: 'mail',
    subject: 'other',
    title: mail.subject.replace(/\s+/g, ' ').trim().slice(0, 200) || null,
    locale: addressee?.locale ?? guessLocale(mail.text),
    email: mail.from,
    accountId: null,
    orderId: orderId ?? null,
    unitId: null,
    body: bodyOf(mail),
    mailReference: mail.reference,
  } as const
  await openTicket(deps, ticket, files)
  return 'opened'
}

/** An order whose number stands in the mail and that belongs to the address: of nobody else's is anything said. */
async function findNamedOrder(db: Db, mail: WrittenMail): Promise<OrderId | undefined> {
  for (const number of numbersIn(`${mail.subject}\n${mail.text}`)) {
    const found = await findOrderOfGuest(db, { number, email: mail.from })
    if (found) return found
  }
  return undefined
}

const numbersMax = 20

/** What may be the number of an order; words look like one too, but hardly any have a digit. */
function numbersIn(text: string): string[] {
  const [numbers, words] = [new Set<string>(), new Set<string>()]
  // Looking ahead: in CODE 7KQM 2RX9 the second and the third belong together.
  for (const [, found = ''] of text.toUpperCase().matchAll(/\b(?=([A-Z0-9]{4}[ -]?[A-Z0-9]{4})\b)/g)) {
    const number = found.replace(/[ -]/, '')
    const alike = /\d/.test(number) ? numbers : words
    if (alike.size < numbersMax) alike.add(number)
    if (numbers.size === numbersMax) break
  }
  return [...numbers, ...words].slice(0, numbersMax)
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

async function isTooMuch(
  { db, clock }: MailDeps,
  ticket: TicketId | undefined,
  from: string,
): Promise<boolean> {
  const now = clock.now()
  const counted = ticket
    ? db
        .selectFrom('ticket_message')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('ticket_id', '=', ticket)
        .where('mail_reference', 'is not', null)
        .where('at', '>', after(now, -hours(1)))
    : db
        .selectFrom('ticket')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('email_folded', '=', foldEmail(from))
        .where('channel', '=', 'mail')
        .where('opened_at', '>', after(now, -days(1)))
  const { count } = await counted.executeTakeFirstOrThrow()
  return Number(count) >= (ticket ? mailsPerHour : ticketsPerDay)
}
