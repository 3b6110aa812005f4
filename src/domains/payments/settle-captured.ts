import type { UnitId } from '../../shared/ids.ts'
import { askAboutShortage, claimMissing, giveUpUnits, markPaid, queueUnits } from '../orders/index.ts'
import { insertRefund, listRefunds } from './refund-store.ts'
import type { NextStep, Settlement } from './settle.ts'
import { noteDoubts } from './settle-disputes.ts'
import { namePayment, nextRefund, noteRefunds, payBackDue } from './settle-refunds.ts'
import { setPaymentState } from './store.ts'

/** The money is taken: keys go out in the same transaction, and what cannot be delivered is waited for or paid back. */
export async function settleCaptured(settlement: Settlement): Promise<NextStep> {
  const { tx, payment, order } = settlement
  if (!['captured', 'partially_refunded', 'refunded'].includes(payment.state)) {
    await setPaymentState(tx, payment.id, 'captured')
    payment.state = 'captured'
  }
  await noteRefunds(settlement)
  if (order.state === 'cancelled') await payBackEverything(settlement)
  else await deliver(settlement)
  await namePayment(settlement)
  return nextRefund(settlement)
}

async function deliver(settlement: Settlement): Promise<void> {
  const { tx, deps, order } = settlement
  const missing = order.heldFor ? [] : await claimMissing(tx, order)
  await noteDoubts(settlement)
  if (missing.length > 0 && !order.heldFor) {
    if (order.shortageChoice === 'wait') await queueUnits(tx, order, missing)
    else if (order.shortageChoice === null) await askAboutShortage(tx, deps.outbox, order)
    else await giveUpUnits(tx, order, missing)
  }
  await markPaid(tx, deps.outbox, order)
  await payBackDue(settlement, 'shortage')
}

// Late money for an order that its buyer has cancelled.
async function payBackEverything(settlement: Settlement): Promise<void> {
  const { tx, order, payment, facts } = settlement
  await noteDoubts(settlement)
  const refunds = await listRefunds(tx, payment.id)
  if (refunds.length > 0) return
  const unitIds: UnitId[] = order.units.map((unit) => unit.id)
  await insertRefund(tx, { payment, amountMinor: facts.capturedMinor, unitIds, reason: 'cancelled' })
}
