import { recordAudit } from '../../platform/audit/audit.ts'
import type { DisputeId, FraudWarningId } from '../../shared/ids.ts'
import {
  holdOrder,
  isRefundable,
  markSettled,
  oweAgain,
  releaseHold,
  takeBackUnits,
} from '../orders/index.ts'
import { isOver, leftInEuros, outcomeNews, warningRefundMaxMinor } from './dispute.ts'
import { endWarning, noteDispute, noteWarning, timeOf } from './dispute-store.ts'
import type { DisputeEvent, DisputeNews } from './events.ts'
import type { DisputeFacts } from './provider.ts'
import { leftToRefund } from './refund.ts'
import { insertRefund, listRefunds, type Refund, setRefundState } from './refund-store.ts'
import type { Verdict } from './screening.ts'
import type { Settlement } from './settle.ts'
import { makeRoom } from './settle-refunds.ts'

/**
 * What banks say of the payment. While one argues, or warns of fraud, the order is held; money that a bank has taken for
 * good is written down like a refund, so that sums agree; and when all is said the order goes on.
 * @returns whether a bank still doubts.
 */
export async function noteDoubts(settlement: Settlement, verdict: Verdict['do'] = 'go'): Promise<boolean> {
  const { tx, deps, order, facts } = settlement
  for (const dispute of facts.disputes) await noteOne(settlement, dispute)
  const warned = await noteWarnings(settlement)
  const argued = facts.disputes.some((dispute) => !isOver(dispute))
  if (order.state === 'cancelled') return argued || warned
  if (argued) await holdOrder(tx, order, 'dispute')
  else if (warned) await holdOrder(tx, order, 'fraud_warning')
  else if (verdict === 'wait') await holdOrder(tx, order, 'review')
  // Nothing leaves an order that is about to be paid back.
  else if (verdict === 'go') await releaseHold(tx, deps.outbox, order)
  return argued || warned
}

async function noteOne(settlement: Settlement, dispute: DisputeFacts): Promise<void> {
  const { tx, deps, order, payment } = settlement
  const { id, news } = await noteDispute(tx, payment, dispute)
  const turned = isOver(dispute) && (await noteOutcome(settlement, dispute)) === 'turned'
  if (news !== 'none') {
    const actions = {
      new: 'opened',
      changed: dispute.state,
      asked_again: 'asked_again',
      reopened: dispute.state,
    }
    await recordAudit(tx, {
      subject: { kind: 'order', id: order.id },
      action: `dispute.${actions[news]}`,
      actor: { kind: 'provider' },
      details: { amountMinor: dispute.amountMinor, state: dispute.state },
    })
    deps.alarm(dispute.state === 'unknown' ? 'dispute.unknown_state' : `dispute.${dispute.state}`, {
      orderId: order.id,
      disputeId: id,
    })
    const outcome = turned ? 'dispute_turned' : outcomeNews(dispute)
    if (isOver(dispute)) await tell(settlement, id, outcome, await timeOf(tx))
    else if (news === 'new') await tell(settlement, id, 'dispute_opened', dispute.dueAt ?? dispute.openedAt)
    else if (news === 'asked_again')
      await tell(settlement, id, 'dispute_again', dispute.dueAt ?? (await timeOf(tx)))
    else if (news === 'reopened')
      await tell(settlement, id, 'dispute_appealed', dispute.dueAt ?? (await timeOf(tx)))
  }
}

/** To the staff, in the transaction that knows it: once. */
async function tell(
  { tx, deps, order }: Settlement,
  subjectId: DisputeId | FraudWarningId,
  news: DisputeNews,
  at: Date,
): Promise<void> {
  const event: DisputeEvent = {
    type: 'dispute_news',
    news,
    subjectId,
    orderId: order.id,
    at: at.toISOString(),
  }
  await deps.outbox.emit(tx, event)
}

/** A bank that keeps the money has paid it back itself: that is a refund of its own origin. */
async function noteOutcome(settlement: Settlement, dispute: DisputeFacts): Promise<'turned' | undefined> {
  const { tx, deps, order, payment, facts } = settlement
  const refunds = await listRefunds(tx, payment.id)
  const taken = refunds.find(({ providerId }) => providerId === dispute.providerId)
  if (taken) {
    if (dispute.withdrawnMinor > 0 && taken.state === 'canceled') await takeAgain(settlement, taken)
    if (dispute.withdrawnMinor > 0 || taken.state !== 'succeeded') return undefined
    // An appeal was won after all: the money is ours again, the keys are gone. A human decides what the customer gets.
    await setRefundState(tx, taken.id, { state: 'canceled', providerId: null })
    await oweAgain(tx, order, taken.unitIds)
    deps.alarm('dispute.turned', { orderId: order.id, refundId: taken.id })
    return 'turned'
  }
  if (dispute.withdrawnMinor <= 0) return undefined
  await makeRoom(settlement, dispute.withdrawnMinor)
  const left = leftToRefund(facts.capturedMinor, await listRefunds(tx, payment.id))
  const amountMinor = Math.min(left, dispute.withdrawnMinor)
  if (amountMinor < dispute.withdrawnMinor) deps.alarm('dispute.paid_twice', { orderId: order.id })
  if (amountMinor === 0) return undefined
  const units = dispute.withdrawnMinor >= left ? order.units.filter(isRefundable) : []
  const unitIds = units.map(({ id }) => id)
  await insertRefund(tx, {
    payment,
    amountMinor,
    unitIds,
    reason: 'dispute',
    origin: 'bank',
    state: 'succeeded',
    providerId: dispute.providerId,
  })
  await takeBackUnits(tx, order, unitIds, {
    to: 'refunded',
    reason: 'disputed',
    actor: { kind: 'system' },
  })
  return undefined
}

/** Won after an appeal, and lost once more: the money is gone again. What was paid back meanwhile was paid twice. */
async function takeAgain({ tx, deps, order, payment, facts }: Settlement, taken: Refund): Promise<void> {
  await makeRoom({ tx, deps, order, payment, facts }, taken.amountMinor)
  const left = leftToRefund(facts.capturedMinor, await listRefunds(tx, payment.id))
  if (left < taken.amountMinor) return deps.alarm('dispute.paid_twice', { orderId: order.id })
  await setRefundState(tx, taken.id, { state: 'succeeded', providerId: taken.providerId })
  const unpaid = order.units.filter(({ id, state }) => taken.unitIds.includes(id) && state === 'refund_due')
  await markSettled(
    tx,
    order,
    unpaid.map(({ id }) => id),
  )
}

/** @returns whether a warning waits for somebody's decision. */
async function noteWarnings(settlement: Settlement): Promise<boolean> {
  const { tx, deps, order, payment, facts } = settlement
  let waiting = false
  for (const told of facts.warnings) {
    const warning = await noteWarning(tx, payment, told)
    if (warning.isNew) deps.alarm('fraud_warning.opened', { orderId: order.id, warningId: warning.id })
    if (warning.outcome) continue
    const left = leftToRefund(facts.capturedMinor, await listRefunds(tx, payment.id))
    const open = order.units.filter(isRefundable).map(({ id }) => id)
    if (!warning.actionable || left === 0) {
      await endWarning(tx, warning.id, 'overtaken', null)
    } else if (leftInEuros(left, order) <= warningRefundMaxMinor && facts.disputes.every(isOver)) {
      await takeBackUnits(tx, order, open, {
        to: 'refund_due',
        reason: 'disputed',
        actor: { kind: 'system' },
      })
      await insertRefund(tx, { payment, amountMinor: left, unitIds: open, reason: 'fraud_warning' })
      await endWarning(tx, warning.id, 'refunded', null)
    } else {
      waiting = true
      if (warning.isNew) await tell(settlement, warning.id, 'fraud_warning_opened', told.openedAt)
    }
  }
  return waiting
}
