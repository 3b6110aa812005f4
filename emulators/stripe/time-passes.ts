import { cardEndingIn } from './cards.ts'
import { missDeadline } from './disputes.ts'
import { cancelIntent } from './payment-intents.ts'
import { authorisationSeconds } from './payment-methods.ts'
import { moveRedaction } from './redaction-jobs.ts'
import { failRefund, succeedRefund } from './refunds.ts'
import { expireIfDue } from './sessions.ts'
import type { Charge, Refund } from './shapes.ts'
import type { World } from './world.ts'

/** Does everything that is due by the emulator's clock: what Stripe, banks and card networks do by themselves. */
export function letTimePass(world: World) {
  for (const session of world.tables.sessions.oldestFirst()) expireIfDue(world, session)
  releaseOldHolds(world)
  endMissedDisputes(world)
  for (const refund of world.tables.refunds.oldestFirst()) finishRefund(world, refund)
  for (const job of world.tables.redactions.oldestFirst()) moveRedaction(world, job)
  settleBalance(world)
  forget(world)
}

function releaseOldHolds(world: World) {
  for (const intent of world.tables.intents.oldestFirst()) {
    if (intent.status !== 'requires_capture') continue
    const charge = world.tables.charges.find(intent.latest_charge ?? '')
    if (charge && captureDeadline(charge) <= world.clock.seconds()) cancelIntent(world, intent, 'automatic')
  }
}

function captureDeadline(charge: Charge) {
  return charge.payment_method_details?.card?.capture_before ?? charge.created + authorisationSeconds
}

const bankSeconds = 3600

/** Pending refunds arrive, and the refund of the failing card comes back, an hour after they were made. */
function finishRefund(world: World, refund: Refund) {
  if (refund.created > world.clock.seconds() - bankSeconds) return
  if (refund.status === 'pending') succeedRefund(world, refund)
  const charge = world.tables.charges.find(refund.charge ?? '')
  const isBroken = cardEndingIn(charge?.payment_method_details?.card?.last4)?.refunds === 'fail'
  if (isBroken && refund.status === 'succeeded' && refund.balance_transaction !== null)
    failRefund(world, refund)
}

function endMissedDisputes(world: World) {
  for (const dispute of world.tables.disputes.oldestFirst()) {
    const isOpen = dispute.status.endsWith('needs_response')
    const deadline = dispute.evidence_details.due_by
    if (isOpen && deadline !== null && deadline <= world.clock.seconds()) missDeadline(world, dispute)
  }
}

function settleBalance(world: World) {
  for (const transaction of world.tables.balanceTransactions.oldestFirst()) {
    if (transaction.status !== 'pending' || transaction.available_on > world.clock.seconds()) continue
    transaction.status = 'available'
    world.tables.balanceTransactions.save(transaction)
  }
}

/** Stripe may forget idempotency keys after a day, and lists events for 30 days. */
function forget(world: World) {
  const { replies, events } = world.tables
  const now = world.clock.seconds()
  for (const reply of replies.oldestFirst()) if (reply.at <= now - 24 * 3600) replies.remove(reply.id)
  for (const event of events.oldestFirst()) if (event.created <= now - 30 * 24 * 3600) events.remove(event.id)
}
