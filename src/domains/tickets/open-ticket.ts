import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail, hashMailbox } from '../../shared/email.ts'
import { type AccountId, newId, type OrderId, type TicketId, type UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after } from '../../shared/time.ts'
import type { TicketDeps } from './deps.ts'
import type { TicketEvent } from './events.ts'
import { type KeptFile, keepFiles } from './files/keep-files.ts'
import type { ReadyFile } from './files/prepare-files.ts'
import { findOpenedJustNow } from './pressed-twice.ts'
import { insertMessage } from './store.ts'
import { answerMillis, type TicketChannel, type TicketSubject } from './ticket.ts'

export type NewTicket = {
  channel: TicketChannel
  subject: TicketSubject
  title?: string | null
  locale: Locale
  /** Where the answer goes. */
  email: string
  accountId: AccountId | null
  /** What it is about. Whoever calls has made sure that it is theirs who asks. */
  orderId: OrderId | null
  unitId: UnitId | null
  body: string
  mailReference?: string | null
  /** Whether a letter says that it came. */
  isTold?: boolean
}

/** Opens a ticket with its first question, once however often its form is pressed; a letter says so, and until when there is an answer. */
export async function openTicket(
  deps: TicketDeps,
  ticket: NewTicket,
  files: readonly ReadyFile[] = [],
): Promise<TicketId> {
  const kept = await keepFiles(deps.files, files)
  return deps.db.transaction().execute(async (tx) => {
    const said = { body: ticket.body, files: kept, at: deps.clock.now() }
    return (await findOpenedJustNow(tx, ticket, said)) ?? openTicketIn(tx, deps, ticket, kept)
  })
}

/** The same within a transaction of somebody else, such as a replacement that is not possible. */
export async function openTicketIn(
  tx: Tx,
  { clock, outbox }: Pick<TicketDeps, 'clock' | 'outbox'>,
  ticket: NewTicket,
  files: readonly KeptFile[] = [],
): Promise<TicketId> {
  const id = newId('tkt')
  const at = clock.now()
  await tx
    .insertInto('ticket')
    .values({
      id,
      account_id: ticket.accountId,
      order_id: ticket.orderId,
      unit_id: ticket.unitId,
      email: ticket.email,
      email_folded: foldEmail(ticket.email),
      mailbox_hash: ticket.channel === 'mail' ? hashMailbox(ticket.email) : null,
      locale: ticket.locale,
      subject: ticket.subject,
      title: ticket.title || null,
      channel: ticket.channel,
      opened_at: at,
      answer_due_at: after(at, answerMillis),
      written_at: at,
      quiet_since: at,
    })
    .execute()
  const { body, mailReference = null } = ticket
  await insertMessage(tx, { ticketId: id, kind: 'question', body, mailReference, at }, files)
  await recordAudit(tx, {
    subject: { kind: 'ticket', id },
    action: 'ticket.opened',
    actor: { kind: 'customer' },
    details: { channel: ticket.channel, subject: ticket.subject },
  })
  if (ticket.isTold !== false)
    await outbox.emit<TicketEvent>(tx, { type: 'ticket_news', ticketId: id, what: 'opened', cause: id })
  return id
}
