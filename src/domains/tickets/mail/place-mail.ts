import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { foldEmail, hashMailbox } from '../../../shared/email.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { after, days, hours } from '../../../shared/time.ts'
import { listOrdersOfPerson } from '../../orders/index.ts'
import { findSurvivor } from '../merge/read-merged.ts'
import { lockTicket, toTicket } from '../store.ts'
import type { Ticket } from '../ticket.ts'

export const mailsPerHour = 10
export const ticketsPerDay = 5
/** Of mails that open tickets within an hour; what is more is a flood of made-up senders, and letters would go to those. */
export const newMailboxesPerHour = 60

export type Place =
  /** `isProved`: by the signed address of the ticket. */
  { kind: 'ticket'; id: TicketId; isProved: boolean } | { kind: 'new'; isTold: boolean } | { kind: 'none' }

/**
 * Where a mail goes: to the ticket that it names, or else to a new one. Past what people write in a day it joins the last one of
 * its mailbox, so that nobody is silenced by mails that others send in their name, and no letter fills their mailbox.
 */
export async function placeMail(
  db: Db,
  now: Date,
  { from, named }: { from: string; named: TicketId | undefined },
): Promise<Place> {
  if (named) return within(db, now, named, true)
  if ((await countOpened(db, from, now)) < ticketsPerDay)
    return { kind: 'new', isTold: (await isQuiet(db, now)) || (await isKnown(db, from, now)) }
  const last = await findLastOf(db, from)
  return last ? within(db, now, last, false) : { kind: 'none' }
}

/** The same, with nobody beside who counts: mails of one mailbox, or to one ticket, come one after another. */
export async function placeAlone(
  tx: Tx,
  now: Date,
  { from, named }: { from: string; named: TicketId | undefined },
): Promise<{ place: Place; ticket: Ticket | undefined }> {
  const found = named && (await lockTicket(tx, named))
  if (!found) await sql`select pg_advisory_xact_lock(hashtext(${lockOf(from)}))`.execute(tx)
  const place = await placeMail(tx, now, { from, named: found?.id })
  const ticket = found ?? (place.kind === 'ticket' ? await lockTicket(tx, place.id) : undefined)
  return { place, ticket }
}

const lockOf = (from: string) => `mail ${hashMailbox(from).toString('hex')}`

async function within(db: Db, now: Date, id: TicketId, isProved: boolean): Promise<Place> {
  const { count } = await db
    .selectFrom('ticket_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ticket_id', '=', id)
    .where('mail_reference', 'is not', null)
    .where('at', '>', after(now, -hours(1)))
    .executeTakeFirstOrThrow()
  return Number(count) < mailsPerHour ? { kind: 'ticket', id, isProved } : { kind: 'none' }
}

async function countOpened(db: Db, from: string, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mailbox_hash', '=', hashMailbox(from))
    .where('opened_at', '>', after(now, -days(1)))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function isQuiet(db: Db, now: Date): Promise<boolean> {
  const { count } = await db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('channel', '=', 'mail')
    .where('opened_at', '>', after(now, -hours(1)))
    .executeTakeFirstOrThrow()
  return Number(count) < newMailboxesPerHour
}

/** By what is older than the hour that is counted: a flood makes nobody known by its own mails. */
async function isKnown(db: Db, from: string, now: Date): Promise<boolean> {
  if (await findLastOf(db, from, after(now, -hours(1)))) return true
  const by = { accountId: null, emails: [foldEmail(from)], orderId: null }
  return (await listOrdersOfPerson(db, by)).orders.length > 0
}

async function findLastOf(db: Db, from: string, before?: Date): Promise<TicketId | undefined> {
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('mailbox_hash', '=', hashMailbox(from))
    .$if(before !== undefined, (tickets) => tickets.where('opened_at', '<=', before ?? null))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const ticket = row && toTicket(row)
  return ticket && ((await findSurvivor(db, ticket)) ?? ticket).id
}
