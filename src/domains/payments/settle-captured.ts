import type { UnitId } from '../../shared/ids.ts'
import {
  askAboutShortage,
  beginReview,
  claimMissing,
  giveUpUnits,
  isRefundable,
  markPaid,
  queueUnits,
  releaseHold,
  takeBackUnits,
} from '../orders/index.ts'
import { leftToRefund } from './refund.ts'
import { insertRefund, listRefunds } from './refund-store.ts'
import type { ReviewEnd, Verdict } from './screening.ts'
import type { NextStep, Settlement } from './settle.ts'
import { noteDoubts } from './settle-disputes.ts'
import { gaveWay, namePayment, nextRefund, noteRefunds, payBackDue } from './settle-refunds.ts'
import { noteSettledRefunds } from './settled.ts'
import { setPaymentState } from './store.ts'

/** The money is taken: keys go out in the same transaction, and what cannot be delivered is waited for or paid back. */
export async function settleCaptured(settlement: Settlement): Promise<NextStep> {
  const { tx, deps, payment, order } = settlement
  if (!['captured', 'partially_refunded', 'refunded'].includes(payment.state)) {
    await setPaymentState(tx, payment.id, 'captured')
    payment.state = 'captured'
  }
  await noteRefunds(settlement)
  await noteSettledRefunds(tx, settlement.facts)
  if (order.state === 'cancelled') {
    await deps.screening.close(tx, order.id)
    await payBackEverything(settlement)
  } else await deliver(settlement)
  await namePayment(settlement)
  return nextRefund(settlement)
}

async function deliver(settlement: Settlement): Promise<void> {
  const { tx, deps, order } = settlement
  const verdict = await reviewTaken(settlement)
  // Also for who waits or is refused: an order that had ended lives again, so that its units can be held or paid back.
  let missing = order.heldFor ? [] : await claimMissing(tx, order)
  const wasHeld = order.heldFor !== null
  const isDoubted = await noteDoubts(settlement, verdict.do)
  if (verdict.do === 'wait' && verdict.isNew) await beginReview(tx, deps.outbox, order, verdict.until)
  if (verdict.do === 'stop') return payBackRejected(settlement, verdict.how, isDoubted)
  // Somebody else may have bought its keys meanwhile.
  if (wasHeld && !order.heldFor) missing = await claimMissing(tx, order)
  if (missing.length > 0 && !order.heldFor) {
    if (order.shortageChoice === 'wait') await queueUnits(tx, order, missing)
    else if (order.shortageChoice === null) await askAboutShortage(tx, deps.outbox, order)
    else await giveUpUnits(tx, order, missing)
  }
  await markPaid(tx, deps.outbox, order)
  await payBackDue(settlement, 'shortage')
}

// Money that no bank can hold is here before anybody could look: then what is held is the order. An order that went out was looked at.
async function reviewTaken({ tx, deps, order, facts }: Settlement): Promise<Verdict> {
  if (order.paid && (order.heldFor === null || order.heldFor === 'staff')) return { do: 'go' }
  return order.paid ? deps.screening.recall(tx, order.id) : deps.screening.judge(tx, order.id, facts)
}

// Somebody said no, or nobody looked in time: what was taken goes back, all of it, and its buyer hears why.
async function payBackRejected(settlement: Settlement, how: ReviewEnd, isDoubted: boolean): Promise<void> {
  const { tx, deps, order } = settlement
  const unitIds = order.units.filter(isRefundable).map(({ id }) => id)
  await takeBackUnits(tx, order, unitIds, {
    to: 'refund_due',
    reason: 'refunded',
    actor: { kind: 'system' },
  })
  // Units go back once, so this is said once.
  if (unitIds.length > 0 && how !== 'overtaken')
    await deps.outbox.emit(tx, { type: 'review_ended', orderId: order.id, how })
  if (!isDoubted) await releaseHold(tx, deps.outbox, order)
  await markPaid(tx, deps.outbox, order)
  await payBackDue(settlement, 'review')
}

// Late money for an order that its buyer has cancelled: all that others have not paid back already. What of ours failed is for staff.
async function payBackEverything(settlement: Settlement): Promise<void> {
  const { tx, order, payment, facts } = settlement
  await noteDoubts(settlement)
  const refunds = await listRefunds(tx, payment.id)
  const left = leftToRefund(facts.capturedMinor, refunds)
  if (left <= 0 || refunds.some((refund) => refund.origin === 'shop' && !gaveWay(refund))) return
  const unitIds: UnitId[] = order.units.map((unit) => unit.id)
  await insertRefund(tx, { payment, amountMinor: left, unitIds, reason: 'cancelled' })
}
