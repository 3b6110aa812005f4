import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, TicketId } from '../../shared/ids.ts'

/** Somebody of the staff who has a ticket open at this moment, and may be typing an answer. */
export type Presence = { ticketId: TicketId; accountId: AccountId; isTyping: boolean }

/** A page that is still open says so about three times in that time; one that is gone is forgotten after it. */
export const presenceMillis = 25_000
export const typingMillis = 8_000

/** @returns what the page is known by until it is closed. */
export async function startLooking(
  db: Db,
  { ticketId, by }: { ticketId: TicketId; by: AccountId },
): Promise<number | undefined> {
  // A ticket that is gone, or never was, is looked at by nobody.
  const { rows } = await sql<{ id: number }>`
    insert into shop.ticket_presence (ticket_id, account_id, seen_until)
    select id, ${by}, ${inMillis(presenceMillis)} from shop.ticket where id = ${ticketId}
    returning id`.execute(db)
  return rows[0]?.id
}

export async function keepLooking(db: Db, id: number): Promise<void> {
  await sql`update shop.ticket_presence set seen_until = ${inMillis(presenceMillis)} where id = ${id}`.execute(
    db,
  )
}

export async function stopLooking(db: Db, id: number): Promise<void> {
  await sql`delete from shop.ticket_presence where id = ${id}`.execute(db)
}

/** Of whoever has the ticket open; others have no page to type on. */
export async function noteTyping(
  db: Db,
  { ticketId, by }: { ticketId: TicketId; by: AccountId },
): Promise<void> {
  await sql`update shop.ticket_presence set typing_until = ${inMillis(typingMillis)}
    where ticket_id = ${ticketId} and account_id = ${by}`.execute(db)
}

/** Who else has which ticket open; somebody with two pages is one person. */
export async function listPresence(db: Db, except: AccountId): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select ticket_id as "ticketId", account_id as "accountId",
      bool_or(coalesce(typing_until > clock_timestamp(), false)) as "isTyping"
    from shop.ticket_presence where seen_until > clock_timestamp() and account_id <> ${except}
    group by ticket_id, account_id order by min(id)`.execute(db)
  return rows
}

/** Takes what nobody has kept: a page whose process died, a pause in typing. Each is a change that others hear of. */
export async function expirePresence(db: Db): Promise<void> {
  await sql`delete from shop.ticket_presence where seen_until <= clock_timestamp()`.execute(db)
  await sql`update shop.ticket_presence set typing_until = null where typing_until <= clock_timestamp()`.execute(
    db,
  )
}

// By the clock of the database, which all processes share.
const inMillis = (millis: number) =>
  sql<Date>`clock_timestamp() + make_interval(secs => ${millis / 1000}::float8)`
