import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { TicketId } from '../../shared/ids.ts'
import { after } from '../../shared/time.ts'
import type { TicketDeps } from './deps.ts'
import { type KeptFile, keepFiles } from './files/keep-files.ts'
import type { ReadyFile } from './files/prepare-files.ts'
import { isSaidAlready } from './pressed-twice.ts'
import { insertMessage, lockTicket } from './store.ts'
import { answerMillis, type Ticket } from './ticket.ts'

export type Question = { body: string; mailReference?: string | null; sentFrom?: string | null }

/**
 * The customer writes again: whatever state the ticket was in, it is the turn of the staff. A closed one is open again, and its
 * three years are counted anew when it closes. A form that is pressed twice is one message. @returns false when there is no such
 * ticket.
 */
export async function writeQuestion(
  deps: TicketDeps,
  ticketId: TicketId,
  question: Question,
  files: readonly ReadyFile[] = [],
): Promise<boolean> {
  const kept = await keepFiles(deps.files, files)
  return deps.db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, ticketId)
    if (!ticket) return false
    const said = { body: question.body, files: kept, at: deps.clock.now() }
    const isRepeated = ticket.state === 'open' && (await isSaidAlready(tx, ticket.id, said))
    if (!isRepeated) await writeQuestionIn(tx, deps, ticket, question, kept)
    return true
  })
}

/** The same within a transaction that has locked the ticket. */
export async function writeQuestionIn(
  tx: Tx,
  { clock }: Pick<TicketDeps, 'clock'>,
  ticket: Ticket,
  question: Question,
  files: readonly KeptFile[],
): Promise<void> {
  const at = clock.now()
  await insertMessage(tx, { ...question, ticketId: ticket.id, kind: 'question', at }, files)
  await openAgain(tx, ticket, at)
}

async function openAgain(tx: Tx, ticket: Ticket, at: Date): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({
      state: 'open',
      // Whoever waits already does not wait longer for having said more.
      answer_due_at: ticket.answerDueAt ?? after(at, answerMillis),
      written_at: at,
      quiet_since: at,
      closing_told_at: null,
      closed_at: null,
    })
    .where('id', '=', ticket.id)
    .execute()
  if (ticket.state !== 'closed') return
  await recordAudit(tx, {
    subject: { kind: 'ticket', id: ticket.id },
    action: 'ticket.reopened',
    actor: { kind: 'customer' },
  })
}
