import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, FileId, OrderId, TicketId, UnitId } from '../../shared/ids.ts'
import { getOrderPage, listOrdersOfPerson } from '../orders/index.ts'
import { findTicket, toTicket } from './store.ts'
import type { Thread, Ticket, TicketFile, TicketMessage } from './ticket.ts'

export const ticketsPerPage = 50

/** A ticket with all that was written, as far as whoever asks may see it. */
export async function findThread(db: Db, id: TicketId): Promise<Thread | undefined> {
  const ticket = await findTicket(db, id)
  if (!ticket) return undefined
  const messages = await db
    .selectFrom('ticket_message')
    .select(['id', 'kind', 'staff_id', 'body', 'sent_from', 'mail_reference', 'at'])
    .where('ticket_id', '=', id)
    .orderBy('id')
    .execute()
  const files = await db
    .selectFrom('ticket_file')
    .select(['id', 'message_id', 'name', 'media_type as mediaType', 'size_bytes as sizeBytes'])
    .where('ticket_id', '=', id)
    .orderBy('id')
    .execute()
  const ofMessage = Map.groupBy(files, ({ message_id }) => message_id)
  return {
    ticket,
    messages: messages.map(
      (row): TicketMessage => ({
        id: row.id,
        kind: row.kind,
        staffId: row.staff_id,
        body: row.body,
        sentFrom: row.sent_from,
        mailReference: row.mail_reference,
        at: row.at,
        files: (ofMessage.get(row.id) ?? []).map(({ message_id: _, ...file }) => file),
      }),
    ),
  }
}

/** A file of a ticket that whoever asks may see. */
export async function findFile(db: Db, ticketId: TicketId, id: FileId): Promise<TicketFile | undefined> {
  return db
    .selectFrom('ticket_file')
    .select(['id', 'name', 'media_type as mediaType', 'size_bytes as sizeBytes'])
    .where('ticket_id', '=', ticketId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Everything that came with these tickets, for whoever takes a copy. */
export async function listFilesOf(
  db: Db,
  ids: readonly string[],
): Promise<Pick<TicketFile, 'id' | 'name'>[]> {
  return db
    .selectFrom('ticket_file')
    .select(['id', 'name'])
    .where(sql<boolean>`ticket_id = any(${ids})`)
    .orderBy('id')
    .execute()
}

/** Those of an account and of its orders, the one with the latest word first. */
export async function listTicketsOfAccount(db: Db, accountId: AccountId): Promise<Ticket[]> {
  const { orders } = await listOrdersOfPerson(db, { accountId, emails: [], orderId: null })
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where((eb) => eb.or([eb('account_id', '=', accountId), sql<boolean>`order_id = any(${orders})`]))
    .where('merged_into', 'is', null)
    .orderBy('quiet_since', 'desc')
    .limit(200)
    .execute()
  return rows.map(toTicket)
}

/** Those of an account or of these orders, as far as whoever asks may see them, the one with the latest word first. */
export async function listTicketsAbout(
  db: Db,
  { accountId, orderIds }: { accountId: AccountId | null; orderIds: readonly OrderId[] },
): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where((eb) =>
      eb.or([
        ...(accountId ? [eb('account_id', '=', accountId)] : []),
        sql<boolean>`order_id = any(${orderIds})`,
      ]),
    )
    .where('merged_into', 'is', null)
    .orderBy('quiet_since', 'desc')
    .limit(100)
    .execute()
  return rows.map(toTicket)
}

/**
 * All that concerns a person, for the engine of privacy: by account, by address, by order, and what was merged with it. A mailbox
 * alone does not lead to what is an account's by now.
 */
export async function listTicketsOfPerson(
  db: Db,
  by: { accountId: AccountId | null; emails: readonly string[]; orderIds: readonly string[] },
): Promise<TicketId[]> {
  const { rows } = await sql<{ id: TicketId }>`
    with recursive found as (
      select id, merged_into, true as is_certain from shop.ticket
      where account_id = ${by.accountId} or order_id = any(${by.orderIds})
      union select id, merged_into, account_id is not null from shop.ticket
      where email_folded = any(${by.emails}) and (account_id is null or account_id = ${by.accountId})
      union select t.id, t.merged_into, f.is_certain from found f join shop.ticket t
        on t.merged_into = f.id or (t.id = f.merged_into and (f.is_certain or t.account_id is null)))
    select distinct id from found
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The mailboxes of tickets that no account has, with when the first was opened and when one of them was last written in. */
export async function listTicketMailboxes(db: Db): Promise<{ email: string; first: Date; last: Date }[]> {
  const { rows } = await sql<{ email: string; first: Date; last: Date }>`
    select email_folded as email, min(opened_at) as first, max(written_at) as last
    from shop.ticket where account_id is null group by 1`.execute(db)
  return rows
}

export async function hasTickets(db: Db): Promise<boolean> {
  return (await db.selectFrom('ticket').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** What a ticket may be about, when whoever asks may see that order and the key is one of it. */
export async function isAbout(db: Db, orderId: OrderId, unitId: UnitId | null): Promise<boolean> {
  const order = await getOrderPage(db, orderId)
  if (!order) return false
  return unitId === null || order.lines.some(({ units }) => units.some(({ id }) => id === unitId))
}
