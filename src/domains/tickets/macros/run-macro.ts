import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, OrderId, TicketId } from '../../../shared/ids.ts'
import { getOrderPage } from '../../orders/index.ts'
import { type AnswerOutcome, answerTicketIn } from '../answer-ticket.ts'
import type { TicketDeps } from '../deps.ts'
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

/** The letter with the keys of an order, as `notifications` keeps it: once more, to the order's own address. */
export type KeyLetters = {
  /** Why it may not go out; null when it may. */
  refusalOf(tx: Tx, orderId: OrderId): Promise<'nothing_to_resend' | 'too_many' | null>
  /** `cause`: the answer that says so. */
  sendAgain(tx: Tx, wanted: { orderId: OrderId; cause: string }): Promise<void>
}

export type RunMacroOutcome =
  | AnswerOutcome
  /** `too_many`: as often as it goes out in a day. `led`: such an act is done where it always is. */
  | { ok: false; reason: 'nothing_to_resend' | 'too_many' | 'led' }

/**
 * One press: the act, the tag and the answer, or nothing of it. Money and keys are moved by no macro; those acts have their own
 * pages, permissions and reasons.
 */
export async function runMacro(
  deps: TicketDeps & { keyLetters: KeyLetters },
  run: MacroRun,
): Promise<RunMacroOutcome> {
  const { macro, by, body, read } = run
  if (macro.act === 'replace' || macro.act === 'refund') return { ok: false, reason: 'led' }
  const variables = variablesIn(body)
  if (variables.length > 0) return { ok: false, reason: 'unfilled', variables }
  return deps.db.transaction().execute(async (tx): Promise<RunMacroOutcome> => {
    const ticket = await lockTicketForStaff(tx, run.ticketId)
    if (!ticket) return { ok: false, reason: 'unknown' }
    const orderId = macro.act === 'resend' ? await orderToResend(tx, ticket) : null
    if (macro.act === 'resend') {
      const reason = orderId ? await deps.keyLetters.refusalOf(tx, orderId) : 'nothing_to_resend'
      if (reason) return { ok: false, reason }
    }
    const answer = { ticketId: ticket.id, by, body, next: macro.next, read }
    const answered = await answerTicketIn(tx, deps, answer, { kept: [], details: { macro: macro.id } })
    if (!answered.ok) return answered
    if (macro.tag && (await isTagUsed(tx, macro.tag)))
      await tagTicketIn(tx, { ticketId: ticket.id, tag: macro.tag, by }, deps.clock.now())
    if (orderId) await deps.keyLetters.sendAgain(tx, { orderId, cause: answered.messageId })
    return { ok: true }
  })
}

/** An order with keys that were handed over, and that no bank doubts. */
async function orderToResend(tx: Tx, { orderId }: Ticket): Promise<OrderId | null> {
  const order = orderId && (await getOrderPage(tx, orderId))
  if (!order || order.heldFor) return null
  const hasKeys = order.lines.some(({ units }) => units.some(({ state }) => handedOver.includes(state.kind)))
  return hasKeys ? orderId : null
}

const handedOver: readonly string[] = ['sealed', 'opening', 'open']
