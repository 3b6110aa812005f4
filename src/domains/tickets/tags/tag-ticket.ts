import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, TicketId } from '../../../shared/ids.ts'
import type { TicketDeps } from '../deps.ts'
import { lockTicketForStaff } from '../store.ts'

type Deps = Pick<TicketDeps, 'db' | 'clock'>
type Tagging = { ticketId: TicketId; tag: string; by: AccountId }

/** Puts a word of the list to a ticket. @returns false when there is no such ticket, or no such word to choose. */
export function tagTicket({ db, clock }: Deps, tagging: Tagging): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const ticket = await lockTicketForStaff(tx, tagging.ticketId)
    if (!ticket || !(await isTagUsed(tx, tagging.tag))) return false
    await tagTicketIn(tx, { ...tagging, ticketId: ticket.id }, clock.now())
    return true
  })
}

/** The same within a transaction that has locked the ticket; a word that it has already changes nothing. */
export async function tagTicketIn(tx: Tx, { ticketId, tag, by }: Tagging, at: Date): Promise<void> {
  const added = await tx
    .insertInto('ticket_tagging')
    .values({ ticket_id: ticketId, tag, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tag')
    .executeTakeFirst()
  if (added) await record(tx, 'ticket.tagged', { ticketId, tag, by })
}

/** Takes it off again. @returns false when there is no such ticket. */
export function untagTicket({ db }: Deps, { ticketId, tag, by }: Tagging): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const ticket = await lockTicketForStaff(tx, ticketId)
    if (!ticket) return false
    const { numDeletedRows } = await tx
      .deleteFrom('ticket_tagging')
      .where('ticket_id', '=', ticket.id)
      .where('tag', '=', tag)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await record(tx, 'ticket.untagged', { ticketId: ticket.id, tag, by })
    return true
  })
}

export async function isTagUsed(tx: Tx, slug: string): Promise<boolean> {
  const row = await tx
    .selectFrom('ticket_tag')
    .select('slug')
    .where('slug', '=', slug)
    .where('state', '=', 'used')
    .executeTakeFirst()
  return row !== undefined
}

const record = (tx: Tx, action: string, { ticketId, tag, by }: Tagging) =>
  recordAudit(tx, {
    subject: { kind: 'ticket', id: ticketId },
    action,
    actor: { kind: 'staff', id: by },
    details: { tag },
  })
