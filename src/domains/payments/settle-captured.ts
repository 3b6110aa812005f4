import { assert } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import {
  askAboutShortage,
  claimMissing,
  giveUpUnits,
  markPaid,
  markRefunded,
  queueUnits,
} from '../orders/index.ts'
import type { NextStep, Settlement } from './settle.ts'
import { insertRefund, listRefunds, noteRefund, type Refund, setPaymentState } from './store.ts'

/** The money is taken: keys go out in the same transaction, and what cannot be delivered is waited for or paid back. */
export async function settleCaptured(settlement: Settlement): Promise<NextStep> {
  const { tx, payment } = settlement
  if (!['captured', 'partially_refunded', 'refunded'].includes(payment.state)) {
    await setPaymentState(tx, payment.id, 'captured')
  }
  if (settlement.order.state === 'cancelled') await payBackEverything(settlement)
  else await deliver(settlement)
  await noteRefunds(settlement)
  return nextRefund(settlement)
}

async function deliver({ tx, deps, order, payment, facts }: Settlement): Promise<void> {
  const missing = await claimMissing(tx, order)
  if (missing.length > 0) {
    if (order.shortageChoice === 'wait') await queueUnits(tx, order, missing)
    else if (order.shortageChoice === null) await askAboutShortage(tx, deps.outbox, order)
    else await giveUpUnits(tx, order, missing)
  }
  await markPaid(tx, deps.outbox, order)
  const due = order.units.filter((unit) => unit.state === 'refund_due')
  if (due.length === 0) return
  const covered = (await listRefunds(tx, payment.id)).flatMap((refund) => refund.unitIds)
  const open = due.filter((unit) => !covered.includes(unit.id))
  if (open.length === 0) return
  assert(facts.capturedMinor > 0, 'a refund of money that was not taken')
  const amountMinor = open.reduce((sum, unit) => sum + unit.grossMinor, 0)
  await insertRefund(tx, { payment, amountMinor, unitIds: open.map((unit) => unit.id), reason: 'shortage' })
}

// Late money for an order that its buyer has cancelled.
async function payBackEverything({ tx, order, payment, facts }: Settlement): Promise<void> {
  const refunds = await listRefunds(tx, payment.id)
  if (refunds.length > 0) return
  const unitIds: UnitId[] = order.units.map((unit) => unit.id)
  await insertRefund(tx, { payment, amountMinor: facts.capturedMinor, unitIds, reason: 'cancelled' })
}

async function noteRefunds({ tx, deps, order, payment, facts }: Settlement): Promise<void> {
  if (facts.refunds.length === 0) return
  const before = await listRefunds(tx, payment.id)
  for (const refund of before) {
    const told = facts.refunds.find((candidate) => candidate.refundId === refund.id)
    if (!told || told.state === refund.state) continue
    if (isFinal(refund)) {
      deps.alarm('refund.changed_its_mind', { orderId: order.id, refundId: refund.id })
      continue
    }
    await noteRefund(tx, refund.id, told)
    if (told.state === 'succeeded') await markRefunded(tx, deps.outbox, order, refund)
    if (told.state !== 'succeeded' && told.state !== 'pending') {
      deps.alarm('refund.failed', { orderId: order.id, refundId: refund.id })
    }
  }
  const paidBack = facts.refunds.filter((refund) => refund.state === 'succeeded')
  const paidBackMinor = paidBack.reduce((sum, refund) => sum + refund.amountMinor, 0)
  if (paidBackMinor === 0) return
  const byOthers = facts.refunds.some((refund) => refund.refundId === null)
  if (byOthers && payment.state === 'captured') deps.alarm('refund.made_elsewhere', { orderId: order.id })
  await setPaymentState(
    tx,
    payment.id,
    paidBackMinor >= facts.capturedMinor ? 'refunded' : 'partially_refunded',
  )
}

const isFinal = (refund: Refund) => ['succeeded', 'failed', 'canceled'].includes(refund.state)

async function nextRefund({ tx, payment, facts }: Settlement): Promise<NextStep> {
  const told = new Set(facts.refunds.map((refund) => refund.refundId))
  const unsent = (await listRefunds(tx, payment.id)).find(
    (refund) => refund.state === 'requested' && !told.has(refund.id),
  )
  if (!unsent) return { do: 'nothing' }
  assert(facts.intentId, 'captured without an intent')
  return { do: 'refund', intentId: facts.intentId, refund: unsent }
}
