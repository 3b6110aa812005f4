import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId, TicketId } from '../../shared/ids.ts'
import { after } from '../../shared/time.ts'
import type { AnswerOutcome } from './answer-ticket.ts'
import type { TicketDeps } from './deps.ts'
import type { TicketEvent } from './events.ts'
import { isNotedAlready } from './pressed-twice.ts'
import { findLastWord, insertMessage, lockTicketForStaff } from './store.ts'
import { answerMillis, type Ticket, type TicketState } from './ticket.ts'

type Work = { ticketId: TicketId; by: AccountId }
type Deps = Pick<TicketDeps, 'db' | 'clock' | 'outbox'>

/** A note for each other; a form that is pressed twice is one. @returns false when there is no such ticket. */
export async function noteOnTicket(deps: Deps, { body, ...work }: Work & { body: string }): Promise<boolean> {
  const outcome = await worked(deps, work, 'ticket.noted', async (tx, { id }) => {
    const { by } = work
    const at = deps.clock.now()
    if (await isNotedAlready(tx, id, { by, body, at })) return 'unchanged'
    await insertMessage(tx, { ticketId: id, kind: 'note', staffId: by, body, at })
    return {}
  })
  return outcome.ok
}

export type AssignOutcome =
  | { ok: true }
  | { ok: false; reason: 'unknown' }
  /** Somebody else has it since, or nobody any more: nothing was changed. */
  | { ok: false; reason: 'taken'; by: AccountId | null }

/** `to`: somebody who may answer tickets, or nobody. `seen`: who had it on the page of whoever assigns it. */
export async function assignTicket(
  deps: Deps,
  { to, seen, ...work }: Work & { to: AccountId | null; seen: AccountId | null },
): Promise<AssignOutcome> {
  let has: AccountId | null = null
  const outcome = await worked(deps, work, 'ticket.assigned', async (tx, { id, assignedTo }) => {
    has = assignedTo
    if (assignedTo === to) return 'unchanged'
    if (assignedTo !== seen) return 'moved_on'
    await tx.updateTable('ticket').set({ assigned_to: to }).where('id', '=', id).execute()
    return { to }
  })
  if (outcome.ok) return outcome
  return outcome.reason === 'unknown'
    ? { ok: false, reason: outcome.reason }
    : { ok: false, reason: 'taken', by: has }
}

/** `read`: the last word that whoever moves it has read. Nobody ends what they have not read to its end. */
export function moveTicket(
  deps: Deps,
  { to, read, ...work }: Work & { to: TicketState; read: string },
): Promise<AnswerOutcome> {
  return worked(deps, work, 'ticket.moved', async (tx, ticket) => {
    if (ticket.state === to) return 'unchanged'
    if (to !== 'open' && (await findLastWord(tx, ticket.id)) !== read) return 'moved_on'
    await setState(tx, deps, ticket.id, to)
    return { from: ticket.state, to }
  })
}

async function setState(tx: Tx, { clock, outbox }: Deps, id: TicketId, to: TicketState): Promise<void> {
  const at = clock.now()
  await tx
    .updateTable('ticket')
    .set({
      state: to,
      answer_due_at: to === 'open' ? after(at, answerMillis) : null,
      closed_at: to === 'closed' ? at : null,
      quiet_since: at,
      closing_told_at: null,
    })
    .where('id', '=', id)
    .execute()
  if (to !== 'closed') return
  const event = { type: 'ticket_news', ticketId: id, what: 'closed', cause: at.toISOString() } as const
  await outbox.emit<TicketEvent>(tx, event)
}

type Done = NonNullable<AuditEntry['details']> | 'unchanged' | 'moved_on'

/** The history holds what was changed, and nothing of what was not. */
function worked(
  { db }: Deps,
  { ticketId, by }: Work,
  action: string,
  act: (tx: Tx, ticket: Ticket) => Promise<Done>,
): Promise<AnswerOutcome> {
  return db.transaction().execute(async (tx): Promise<AnswerOutcome> => {
    const ticket = await lockTicketForStaff(tx, ticketId)
    if (!ticket) return { ok: false, reason: 'unknown' }
    const details = await act(tx, ticket)
    if (details === 'moved_on') return { ok: false, reason: details }
    if (details === 'unchanged') return { ok: true }
    await recordAudit(tx, {
      subject: { kind: 'ticket', id: ticket.id },
      action,
      actor: { kind: 'staff', id: by },
      details,
    })
    return { ok: true }
  })
}
