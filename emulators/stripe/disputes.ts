import { bookTransaction, noFee } from './balance-transactions.ts'
import type { RequestParams } from './contract.ts'
import { takeEvidence } from './dispute-evidence.ts'
import { settleWarnings } from './early-fraud-warnings.ts'
import { invalid, notEmulated, notFound } from './errors.ts'
import { changedFields, recordEvent } from './events.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import { mergeMetadata } from './metadata.ts'
import { type NewDispute, newDispute } from './new-dispute.ts'
import { closeReview } from './reviews.ts'
import type { Charge, Dispute } from './shapes.ts'
import type { World } from './world.ts'

const disputeFee = 2000

/** A buyer's bank takes the money back, or first only asks (`inquiry`), which moves none. */
export function createDispute(
  world: World,
  charge: Charge,
  { reason, inquiry, amount }: NewDispute,
): Dispute {
  const dispute = newDispute(world, charge, { reason, inquiry, amount })
  charge.disputed = true
  world.tables.charges.save(charge)
  if (!inquiry) withdrawFunds(world, dispute)
  world.tables.disputes.save(dispute)
  recordEvent(world, 'charge.dispute.created', dispute)
  if (!inquiry) recordEvent(world, 'charge.dispute.funds_withdrawn', dispute)
  settleWarnings(world, charge)
  const intent = world.tables.intents.find(charge.payment_intent ?? '')
  if (intent) closeReview(world, intent, 'disputed')
  return dispute
}

export function updateDispute(world: World, params: RequestParams['disputeUpdate'], id: string): Dispute {
  const dispute = retrieveDispute(world, id)
  if (params.intended_submission_method !== undefined) throw notEmulated('intended_submission_method')
  refuseClosed(dispute)
  const answers = params.evidence !== undefined || params.submit === true
  if (answers && !dispute.status.endsWith('needs_response')) {
    throw invalid('This dispute has already been responded to.', { code: 'dispute_already_submitted' })
  }
  const before = structuredClone(dispute)
  // What is refused halfway leaves nothing behind.
  const changed = structuredClone(dispute)
  if (params.evidence) takeEvidence(world, changed, params.evidence)
  Object.assign(dispute, changed)
  dispute.metadata = mergeMetadata(dispute.metadata, params.metadata)
  const submits = params.evidence !== undefined && params.submit !== false
  if (submits || params.submit === true) submit(dispute)
  world.tables.disputes.save(dispute)
  recordEvent(world, 'charge.dispute.updated', dispute, changedFields(before, dispute))
  // In Stripe's test mode these two texts stand for the bank's verdict.
  const verdict = dispute.evidence.uncategorized_text
  if (dispute.status === 'under_review' && verdict === 'winning_evidence') winDispute(world, dispute)
  if (dispute.status === 'under_review' && verdict === 'losing_evidence') loseDispute(world, dispute)
  return dispute
}

/** Accepting a dispute loses it. */
export function closeDispute(world: World, _params: object, id: string): Dispute {
  const dispute = retrieveDispute(world, id)
  refuseClosed(dispute)
  loseDispute(world, dispute)
  return dispute
}

export function winDispute(world: World, dispute: Dispute) {
  if (dispute.status.startsWith('warning')) {
    end(world, dispute, 'warning_closed')
    return
  }
  // Only what was withdrawn comes back: a question that was prevented has taken nothing.
  if (!isWithdrawn(dispute)) refuseClosed(dispute)
  dispute.balance_transactions.push(
    bookTransaction(world, {
      amount: dispute.amount,
      currency: dispute.currency,
      fee: noFee,
      source: dispute.id,
      type: 'adjustment',
      reporting_category: 'dispute_reversal',
      description: `Chargeback reversal for ${dispute.charge}`,
    }),
  )
  end(world, dispute, 'won')
  recordEvent(world, 'charge.dispute.funds_reinstated', dispute)
}

/** By how often, not how much: another currency comes back at another rate. */
function isWithdrawn({ balance_transactions: transactions }: Dispute): boolean {
  return transactions.reduce((times, { amount }) => times + Math.sign(amount), 0) < 0
}

export function loseDispute(world: World, dispute: Dispute) {
  end(world, dispute, dispute.status.startsWith('warning') ? 'warning_closed' : 'lost')
}

/** The card network settled it with the buyer: what was withdrawn stays with them. */
export function preventDispute(world: World, dispute: Dispute) {
  end(world, dispute, 'prevented')
}

/** Nobody answered in time. */
export function missDeadline(world: World, dispute: Dispute) {
  dispute.evidence_details.past_due = true
  loseDispute(world, dispute)
}

export function retrieveDispute(world: World, id: string): Dispute {
  const dispute = world.tables.disputes.find(id)
  if (!dispute) throw notFound('dispute', id, 'dispute')
  return dispute
}

export function listDisputes(world: World, params: RequestParams['disputeList']): Page<Dispute> {
  const { charge, payment_intent: intent, created } = params
  return pageOf(
    world.tables.disputes,
    '/v1/disputes',
    params,
    (dispute) =>
      (charge === undefined || dispute.charge === charge) &&
      (intent === undefined || dispute.payment_intent === intent) &&
      wasCreatedWithin(dispute, created),
  )
}

function end(world: World, dispute: Dispute, status: 'won' | 'lost' | 'prevented' | 'warning_closed') {
  dispute.status = status
  dispute.is_charge_refundable = status === 'warning_closed'
  world.tables.disputes.save(dispute)
  recordEvent(world, 'charge.dispute.closed', dispute)
}

const reviewed: Readonly<Record<string, Dispute['status']>> = {
  warning_needs_response: 'warning_under_review',
  needs_response: 'under_review',
  appeal_needs_response: 'appeal_under_review',
}

/** Once each time that the bank asks. */
function submit(dispute: Dispute) {
  dispute.status = reviewed[dispute.status] ?? dispute.status
  dispute.evidence_details.submission_count += 1
  dispute.evidence_details.submission_method = 'manual'
}

export function refuseClosed(dispute: Dispute) {
  if (!['won', 'lost', 'prevented', 'warning_closed'].includes(dispute.status)) return
  throw invalid('This dispute is already closed.', { code: 'dispute_already_closed' })
}

export function withdrawFunds(world: World, dispute: Dispute) {
  dispute.balance_transactions.push(
    bookTransaction(world, {
      amount: -dispute.amount,
      currency: dispute.currency,
      fee: () => disputeFee,
      source: dispute.id,
      type: 'adjustment',
      reporting_category: 'dispute',
      description: `Chargeback withdrawal for ${dispute.charge}`,
    }),
  )
}
