import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { TicketId } from '../../shared/ids.ts'

/** Something that happened with a ticket, for the pages that show it: which and what kind, never what. */
export type TicketChange = {
  id: number
  ticketId: TicketId
  kind: 'opened' | 'question' | 'answer' | 'note' | 'assigned' | 'moved' | 'presence'
}

/** What happened in the last half minute. Numbers are given before a commit, so a higher one may be seen earlier. */
export async function listTicketChanges(db: Db): Promise<TicketChange[]> {
  const { rows } = await sql<TicketChange>`
    select id, ticket_id as "ticketId", kind from shop.ticket_change
    where at > clock_timestamp() - interval '30 seconds' order by id`.execute(db)
  return rows
}

/** The number of the latest, for a page to say what it has seen. */
export async function latestTicketChange(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select coalesce(max(id), 0) as id from shop.ticket_change`.execute(db)
  return rows[0]?.id ?? 0
}

export async function forgetTicketChanges(db: Db): Promise<void> {
  await sql`delete from shop.ticket_change where at < clock_timestamp() - interval '1 minute'`.execute(db)
}
