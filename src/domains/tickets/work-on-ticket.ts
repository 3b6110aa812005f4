import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId, TicketId } from '../../shared/ids.ts'
import { after } from '../../shared/time.ts'
import type { TicketDeps } from './deps.ts'
import type { TicketEvent } from './events.ts'
import { insertMessage, lockTicket } from './store.ts'
import { answerMillis, type Ticket, type TicketState } from './ticket.ts'

type Work = { ticketId: TicketId; by: AccountId }
type Deps = Pick<TicketDeps, 'db' | 'clock' | 'outbox'>

/** What the staff do with a ticket without writing to the customer. Each @returns false when there is no such ticket. */

export function noteOnTicket(deps: Deps, { body, ...work }: Work & { body: string }): Promise<boolean> {
  return worked(deps, work, 'ticket.noted', async (tx, { id }) => {
    const { by } = work
    await insertMessage(tx, { ticketId: id, kind: 'note', staffId: by, body, at: deps.clock.now() })
  })
}

/** `to`: somebody who may answer tickets, or nobody. */
export function assignTicket(deps: Deps, { to, ...work }: Work & { to: AccountId | null }): Promise<boolean> {
  return worked(deps, work, 'ticket.assigned', async (tx, { id }) => {
    await tx.updateTable('ticket').set({ assigned_to: to }).where('id', '=', id).execute()
  })
}

export function moveTicket(deps: Deps, { to, ...work }: Work & { to: TicketState }): Promise<boolean> {
  return worked(deps, work, 'ticket.moved', async (tx, ticket) => {
    if (ticket.state === to) return
    const at = deps.clock.now()
    await tx
      .updateTable('ticket')
      .set({
        state: to,
        answer_due_at: to === 'open' ? after(at, answerMillis) : null,
        closed_at: to === 'closed' ? at : null,
        quiet_since: at,
        closing_told_at: null,
      })
      .where('id', '=', ticket.id)
      .execute()
    if (to !== 'closed') return
    const event = {
      type: 'ticket_news',
      ticketId: ticket.id,
      what: 'closed',
      cause: at.toISOString(),
    } as const
    await deps.outbox.emit<TicketEvent>(tx, event)
  })
}

function worked(
  { db }: Deps,
  { ticketId, by }: Work,
  action: string,
  act: (tx: Tx, ticket: Ticket) => Promise<void>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, ticketId)
    if (!ticket) return false
    await act(tx, ticket)
    await recordAudit(tx, {
      subject: { kind: 'ticket', id: ticketId },
      action,
      actor: { kind: 'staff', id: by },
    })
    return true
  })
}
