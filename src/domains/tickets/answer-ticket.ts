import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId, TicketId, TicketMessageId } from '../../shared/ids.ts'
import type { TicketDeps } from './deps.ts'
import type { TicketEvent } from './events.ts'
import { type KeptFile, keepFiles } from './files/keep-files.ts'
import type { ReadyFile } from './files/prepare-files.ts'
import { type ReplyVariable, variablesIn } from './replies/saved-reply.ts'
import { findLastWord, insertMessage, lockTicketForStaff } from './store.ts'

export type Answer = {
  ticketId: TicketId
  by: AccountId
  body: string
  /** Whether something is asked of the customer, or all is done. */
  next: 'waiting' | 'solved'
  /** The last word that whoever answers has read. */
  read: string
}

export type AnswerOutcome =
  | { ok: true }
  | { ok: false; reason: 'unknown' }
  /** Somebody answered, or the customer wrote more, since the page was opened: nothing was sent or changed. */
  | { ok: false; reason: 'moved_on' }
  /** A saved reply stands in it with what nobody has filled in. */
  | { ok: false; reason: 'unfilled'; variables: ReplyVariable[] }

/** The staff answer; a letter takes it to the customer, who may answer by mail. Of two who answer at once one is told. */
export async function answerTicket(
  deps: TicketDeps,
  { ticketId, by, body, next, read }: Answer,
  files: readonly ReadyFile[] = [],
): Promise<AnswerOutcome> {
  const variables = variablesIn(body)
  if (variables.length > 0) return { ok: false, reason: 'unfilled', variables }
  const kept = await keepFiles(deps.files, files)
  return deps.db.transaction().execute(async (tx): Promise<AnswerOutcome> => {
    const answered = await answerTicketIn(tx, deps, { ticketId, by, body, next, read }, { kept })
    return answered.ok ? { ok: true } : answered
  })
}

type Refused = Exclude<AnswerOutcome, { ok: true }>

/** The same within a transaction; `details` stand in the history. */
export async function answerTicketIn(
  tx: Tx,
  deps: Pick<TicketDeps, 'clock' | 'outbox'>,
  { ticketId, by, body, next, read }: Answer,
  { kept, details }: { kept: readonly KeptFile[]; details?: Record<string, string> },
): Promise<{ ok: true; messageId: TicketMessageId } | Refused> {
  const ticket = await lockTicketForStaff(tx, ticketId)
  if (!ticket) return { ok: false, reason: 'unknown' }
  const { id } = ticket
  if ((await findLastWord(tx, id)) !== read) return { ok: false, reason: 'moved_on' }
  const at = deps.clock.now()
  const messageId = await insertMessage(tx, { ticketId: id, kind: 'answer', staffId: by, body, at }, kept)
  await tx
    .updateTable('ticket')
    .set({
      state: next,
      answer_due_at: null,
      first_answered_at: ticket.firstAnsweredAt ?? at,
      quiet_since: at,
      closing_told_at: null,
      closed_at: null,
      assigned_to: ticket.assignedTo ?? by,
    })
    .where('id', '=', id)
    .execute()
  await recordAudit(tx, {
    subject: { kind: 'ticket', id },
    action: 'ticket.answered',
    actor: { kind: 'staff', id: by },
    details: { state: next, ...details },
  })
  const what = next === 'solved' ? 'solved' : 'answered'
  await deps.outbox.emit<TicketEvent>(tx, { type: 'ticket_news', ticketId: id, what, cause: messageId })
  return { ok: true, messageId }
}
