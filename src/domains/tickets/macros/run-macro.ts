import type { AccountId, TicketId } from '../../../shared/ids.ts'
import { getOrderPage } from '../../orders/index.ts'
import { type AnswerOutcome, answerTicketIn } from '../answer-ticket.ts'
import type { TicketDeps } from '../deps.ts'
import type { KeyMailWanted } from '../events.ts'
import { variablesIn } from '../replies/saved-reply.ts'
import { lockTicketForStaff } from '../store.ts'
import { isTagUsed, tagTicketIn } from '../tags/tag-ticket.ts'
import type { Ticket } from '../ticket.ts'
import type { Macro } from './macro.ts'

export type MacroRun = {
  ticketId: TicketId
  by: AccountId
  macro: Pick<Macro, 'id' | 'act' | 'tag' | 'next'>
  /** Its saved reply with what is known of the ticket. */
  body: string
  /** The last word that whoever presses has read. */
  read: string
}

export type RunMacroOutcome =
  | AnswerOutcome
  /** `led`: such an act is done where it always is. */
  | { ok: false; reason: 'nothing_to_resend' | 'led' }

/**
 * One press: the act, the tag and the answer, or nothing of it. Money and keys are moved by no macro; those acts have their own
 * pages, permissions and reasons.
 */
export async function runMacro(deps: TicketDeps, run: MacroRun): Promise<RunMacroOutcome> {
  const { macro, by, body, read } = run
  if (macro.act === 'replace' || macro.act === 'refund') return { ok: false, reason: 'led' }
  const variables = variablesIn(body)
  if (variables.length > 0) return { ok: false, reason: 'unfilled', variables }
  return deps.db.transaction().execute(async (tx): Promise<RunMacroOutcome> => {
    const ticket = await lockTicketForStaff(tx, run.ticketId)
    if (!ticket) return { ok: false, reason: 'unknown' }
    if (macro.act === 'resend' && !(await hasKeysToSend(tx, ticket)))
      return { ok: false, reason: 'nothing_to_resend' }
    const answer = { ticketId: ticket.id, by, body, next: macro.next, read }
    const answered = await answerTicketIn(tx, deps, answer, { kept: [], details: { macro: macro.id } })
    if (!answered.ok) return answered
    if (macro.tag && (await isTagUsed(tx, macro.tag)))
      await tagTicketIn(tx, { ticketId: ticket.id, tag: macro.tag, by }, deps.clock.now())
    if (macro.act === 'resend' && ticket.orderId)
      await deps.outbox.emit<KeyMailWanted>(tx, {
        ...{ type: 'key_mail_wanted', orderId: ticket.orderId, cause: answered.messageId },
      })
    return { ok: true }
  })
}

/** Of an order that no bank doubts. */
async function hasKeysToSend(tx: Parameters<typeof getOrderPage>[0], { orderId }: Ticket): Promise<boolean> {
  const order = orderId && (await getOrderPage(tx, orderId))
  if (!order || order.heldFor) return false
  return order.lines.some(({ units }) => units.some(({ state }) => handedOver.includes(state.kind)))
}

const handedOver: readonly string[] = ['sealed', 'opening', 'open']
