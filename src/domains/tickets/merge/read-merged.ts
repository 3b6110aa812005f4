import type { Db } from '../../../platform/database/connect.ts'
import { foldEmail } from '../../../shared/email.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { findTicket, toTicket } from '../store.ts'
import type { Ticket } from '../ticket.ts'
import { customerOf, hasSameMailbox } from './customer-of.ts'

/** Where a ticket goes on; undefined for one that was not merged. A ticket that took in others may have been merged itself. */
export async function findSurvivor(db: Db, ticket: Ticket): Promise<Ticket | undefined> {
  let survivor: Ticket | undefined
  for (let next = ticket.mergedInto; next; next = survivor?.mergedInto ?? null)
    survivor = await findTicket(db, next)
  return survivor
}

/**
 * Where the link of a ticket leads by now. One of another mailbox of the same account opens nothing by itself: it may belong to
 * somebody else today.
 */
export async function followLink(
  db: Db,
  id: TicketId,
): Promise<{ id: TicketId; opens: boolean } | undefined> {
  const ticket = await findTicket(db, id)
  const survivor = ticket && (await findSurvivor(db, ticket))
  if (!survivor) return undefined
  const opens = hasSameMailbox(await customerOf(db, ticket), await customerOf(db, survivor))
  return { id: survivor.id, opens }
}

/** Those that went into it. */
export async function listMergedInto(db: Db, id: TicketId): Promise<TicketId[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('merged_into', '=', id)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

const othersMax = 10

/** Others that may be of the same customer, the latest first; merging looks closer. */
export async function listOthersOf(db: Db, { id, accountId, email }: Ticket): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('id', '<>', id)
    .where('merged_into', 'is', null)
    .where(({ or, eb }) =>
      or([
        eb('email_folded', '=', foldEmail(email)),
        ...(accountId ? [eb('account_id', '=', accountId)] : []),
      ]),
    )
    .orderBy('quiet_since', 'desc')
    .limit(othersMax)
    .execute()
  return rows.map(toTicket)
}
