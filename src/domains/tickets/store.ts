import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { type AccountId, newId, type TicketId, type TicketMessageId } from '../../shared/ids.ts'
import { insertFiles, type KeptFile } from './files/keep-files.ts'
import type { Ticket, TicketMessage } from './ticket.ts'

export type NewMessage = {
  ticketId: TicketId
  kind: TicketMessage['kind']
  staffId?: AccountId
  body: string
  mailReference?: string | null
  sentFrom?: string | null
  at: Date
}

export async function insertMessage(
  tx: Tx,
  { ticketId, kind, staffId, body, mailReference, sentFrom, at }: NewMessage,
  files: readonly KeptFile[] = [],
): Promise<TicketMessageId> {
  const id = newId('msg')
  await tx
    .insertInto('ticket_message')
    .values({
      id,
      ticket_id: ticketId,
      kind,
      staff_id: staffId ?? null,
      body,
      mail_reference: mailReference ?? null,
      sent_from: sentFrom ?? null,
      at,
    })
    .execute()
  await insertFiles(tx, { ticketId, messageId: id, at }, files)
  return id
}

/** First in every transaction that changes a ticket. Of one that was merged the one in which it goes on. */
export async function lockTicket(tx: Tx, id: TicketId): Promise<Ticket | undefined> {
  const ticket = await lockTicketItself(tx, id)
  return ticket?.mergedInto ? lockTicket(tx, ticket.mergedInto) : ticket
}

/** The one with this id, also where it was merged. */
export async function lockTicketItself(tx: Tx, id: TicketId): Promise<Ticket | undefined> {
  const row = await tx.selectFrom('ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toTicket(row)
}

/** The same when the staff act: of a restricted person a ticket is not there, as on their pages (GDPR Art. 18). */
export async function lockTicketForStaff(tx: Tx, id: TicketId): Promise<Ticket | undefined> {
  const ticket = await lockTicket(tx, id)
  return ticket && !(await isRestricted(tx, ticket.id)) ? ticket : undefined
}

export async function isRestricted(tx: Tx, id: TicketId): Promise<boolean> {
  const { rows } = await sql`select from shop.restricted_ticket where id = ${id}`.execute(tx)
  return rows.length > 0
}

export async function findTicket(db: Db, id: TicketId): Promise<Ticket | undefined> {
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toTicket(row)
}

/** The last word that the customer can read, theirs or ours, and how many there are, as `lastWordIn` says it of a page. */
export async function findLastWord(db: Db, id: TicketId): Promise<string | undefined> {
  const row = await db
    .selectFrom('ticket_message')
    .select((eb) => [eb.fn.max('id').as('last'), eb.fn.countAll<number>().as('count')])
    .where('ticket_id', '=', id)
    .where('kind', '<>', 'note')
    .executeTakeFirst()
  return row?.last ? `${row.last} ${row.count}` : undefined
}

export function toTicket(row: Selectable<DB['ticket']>): Ticket {
  return {
    id: row.id,
    accountId: row.account_id,
    orderId: row.order_id,
    unitId: row.unit_id,
    email: row.email,
    locale: row.locale,
    subject: row.subject,
    title: row.title,
    channel: row.channel,
    state: row.state,
    openedAt: row.opened_at,
    answerDueAt: row.answer_due_at,
    firstAnsweredAt: row.first_answered_at,
    quietSince: row.quiet_since,
    closedAt: row.closed_at,
    assignedTo: row.assigned_to,
    rating: row.rating,
    mergedInto: row.merged_into,
  }
}
