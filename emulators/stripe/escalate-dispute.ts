import { refuseClosed, withdrawFunds } from './disputes.ts'
import { invalid } from './errors.ts'
import { changedFields, recordEvent } from './events.ts'
import { responseSeconds } from './new-dispute.ts'
import type { Dispute } from './shapes.ts'
import type { World } from './world.ts'

/** What a bank may ask next, and of whom: a question becomes a chargeback, also one that was closed; an answer is not enough. */
const before: Readonly<Record<Escalation, readonly string[]>> = {
  chargeback: ['warning_needs_response', 'warning_under_review', 'warning_closed'],
  again: ['under_review'],
  appeal: ['under_review', 'lost'],
}
export type Escalation = 'chargeback' | 'again' | 'appeal'

/** The bank goes on: the dispute is the same, takes an answer again, and has a new deadline. */
export function escalateDispute(world: World, dispute: Dispute, to: Escalation): Dispute {
  if (!before[to].includes(dispute.status)) {
    refuseClosed(dispute)
    throw invalid(`A dispute that is ${dispute.status} does not become ${to}.`)
  }
  const old = structuredClone(dispute)
  dispute.status = to === 'appeal' ? 'appeal_needs_response' : 'needs_response'
  dispute.evidence_details.due_by = world.clock.seconds() + responseSeconds
  dispute.evidence_details.past_due = false
  if (to === 'chargeback') {
    dispute.is_charge_refundable = false
    if (dispute.payment_method_details?.card) dispute.payment_method_details.card.case_type = 'chargeback'
    withdrawFunds(world, dispute)
  }
  world.tables.disputes.save(dispute)
  recordEvent(world, 'charge.dispute.updated', dispute, changedFields(old, dispute))
  if (to === 'chargeback') recordEvent(world, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}
