import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { OrderId, PaymentId } from '../../shared/ids.ts'
import {
  askAboutShortage,
  beginReview,
  claimMissing,
  endOrder,
  type LockedOrder,
  lockOrder,
  queueUnits,
  setOrderState,
} from '../orders/index.ts'
import type { PaymentDeps } from './advance.ts'
import { decideHeldMoney, findMismatch, isStale } from './payment.ts'
import type { PaymentFacts } from './provider.ts'
import type { Refund } from './refund-store.ts'
import type { Verdict } from './screening.ts'
import { settleCaptured } from './settle-captured.ts'
import {
  findPayment,
  markEventsHandled,
  noteFacts,
  noteMismatch,
  type Payment,
  setPaymentState,
} from './store.ts'

/** What has to be asked of the provider, now that it is written down. */
export type NextStep =
  | { do: 'nothing' }
  | { do: 'close_page'; sessionId: string }
  | { do: 'capture'; intentId: string; paymentId: PaymentId }
  | { do: 'release'; intentId: string; paymentId: PaymentId }
  | { do: 'refund'; intentId: string; refund: Refund }

export type Settlement = {
  tx: Tx
  deps: PaymentDeps
  order: LockedOrder
  payment: Payment
  facts: PaymentFacts
}

/** Under the order's lock: writes what the facts mean and decides the next step. The network is never called here. */
export async function settle(
  tx: Tx,
  deps: PaymentDeps,
  orderId: OrderId,
  facts: PaymentFacts,
  eventIds: readonly string[],
): Promise<NextStep> {
  const order = await lockOrder(tx, orderId)
  const payment = await findPayment(tx, orderId)
  assert(order && payment, `order ${orderId} lost its payment`)
  await markEventsHandled(tx, eventIds)
  if (payment.state === 'mismatch' || isStale(payment.state, facts.phase)) return { do: 'nothing' }
  const mismatch = findMismatch(payment, facts, deps.expected)
  if (mismatch) return holdMismatch({ tx, deps, order, payment, facts }, mismatch)
  await noteFacts(tx, payment.id, facts)
  return settlePhase({ tx, deps, order, payment, facts })
}

function settlePhase(settlement: Settlement): Promise<NextStep> {
  switch (settlement.facts.phase) {
    case 'open':
      return settleOpen(settlement)
    case 'processing':
      return settleProcessing(settlement)
    case 'authorised':
      return settleAuthorised(settlement)
    case 'captured':
      return settleCaptured(settlement)
    case 'cancelled':
      return settleCancelled(settlement)
    case 'expired':
      return settleExpired(settlement)
    case 'unknown':
      return settleUnknown(settlement)
  }
}

/** The page never opened, so nobody can have paid: only time or a cancellation ends such an order. */
export async function settleWithoutSession(
  tx: Tx,
  orderId: OrderId,
  eventIds: readonly string[],
): Promise<NextStep> {
  const order = await lockOrder(tx, orderId)
  const payment = await findPayment(tx, orderId)
  await markEventsHandled(tx, eventIds)
  if (!order || payment?.state !== 'new' || payment.sessionId) return { do: 'nothing' }
  if (order.state !== 'cancelled' && !order.overdue) return { do: 'nothing' }
  await setPaymentState(tx, payment.id, 'expired')
  await endOrder(tx, order, 'expired')
  return { do: 'nothing' }
}

async function settleOpen({ order, payment }: Settlement): Promise<NextStep> {
  assert(payment.sessionId, 'open without a session')
  const over = order.overdue || order.state === 'cancelled'
  return over ? { do: 'close_page', sessionId: payment.sessionId } : { do: 'nothing' }
}

async function settleProcessing({ tx, payment }: Settlement): Promise<NextStep> {
  await setPaymentState(tx, payment.id, 'processing')
  return { do: 'nothing' }
}

async function settleAuthorised({ tx, deps, order, payment, facts }: Settlement): Promise<NextStep> {
  assert(facts.intentId, 'authorised without an intent')
  const step = { intentId: facts.intentId, paymentId: payment.id }
  if (payment.state === 'capturing') return { do: 'capture', ...step }
  if (payment.state === 'voiding') return { do: 'release', ...step }

  const missing = order.state === 'cancelled' ? [] : await claimMissing(tx, order)
  const decision = decideHeldMoney({ ...order, unitCount: order.units.length }, missing.length)
  const verdict = decision === 'take' ? await deps.screening.judge(tx, order.id, facts) : undefined
  if (verdict?.do === 'wait') return holdMoney({ tx, deps, order, payment, facts }, verdict)
  switch (verdict?.do === 'stop' ? 'let_go' : decision) {
    case 'take':
      if (order.shortageChoice === 'wait') await queueUnits(tx, order, missing)
      // Late money, or reviewed: the order waits for its money, so that its keys go back should the bank let go of it meanwhile.
      if (order.state === 'expired' || order.state === 'in_review')
        await setOrderState(tx, order.id, 'awaiting_payment')
      await setPaymentState(tx, payment.id, 'capturing')
      return { do: 'capture', ...step }
    case 'let_go':
      await setPaymentState(tx, payment.id, 'voiding')
      return { do: 'release', ...step }
    case 'ask_buyer':
      await setPaymentState(tx, payment.id, 'authorised')
      await askAboutShortage(tx, deps.outbox, order)
      return { do: 'nothing' }
  }
}

// Nobody has decided yet: the keys stay set aside, the money stays with the bank.
async function holdMoney(
  { tx, deps, order, payment }: Settlement,
  { until, isNew }: Extract<Verdict, { do: 'wait' }>,
): Promise<NextStep> {
  await setPaymentState(tx, payment.id, 'authorised')
  if (isNew || order.state !== 'in_review') await beginReview(tx, deps.outbox, order, until)
  return { do: 'nothing' }
}

async function settleCancelled({ tx, deps, order, payment }: Settlement): Promise<NextStep> {
  if (payment.state === 'voided' || payment.state === 'auth_expired') return { do: 'nothing' }
  const byUs = payment.state === 'voiding'
  // Whoever was asked about a missing key is told that nothing was charged.
  if (order.state === 'awaiting_choice')
    await deps.outbox.emit(tx, { type: 'money_released', orderId: order.id })
  const how = await deps.screening.close(tx, order.id)
  const isDecided = how === 'rejected' || how === 'expired'
  if (order.state === 'in_review' && isDecided)
    await deps.outbox.emit(tx, { type: 'review_ended', orderId: order.id, how })
  await setPaymentState(tx, payment.id, byUs ? 'voided' : 'auth_expired')
  await endOrder(tx, order, byUs ? 'cancelled' : 'expired', byUs && !isDecided ? 'customer' : 'system')
  return { do: 'nothing' }
}

async function settleExpired({ tx, order, payment }: Settlement): Promise<NextStep> {
  await setPaymentState(tx, payment.id, 'expired')
  await endOrder(tx, order, 'expired')
  return { do: 'nothing' }
}

/** Nothing is guessed of a word that is new: the payment stays as it is, and a human learns of it. */
async function settleUnknown({ deps, order, payment }: Settlement): Promise<NextStep> {
  deps.alarm('payment.unknown_state', { orderId: order.id, paymentId: payment.id })
  return { do: 'nothing' }
}

// Money that is not what we asked for is touched by nobody but a human, and no key leaves for it.
async function holdMismatch({ tx, deps, order, payment }: Settlement, mismatch: string): Promise<NextStep> {
  await noteMismatch(tx, payment.id, mismatch)
  await setOrderState(tx, order.id, 'in_review')
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'payment.mismatch',
    actor: { kind: 'provider' },
    details: { mismatch },
  })
  deps.alarm('payment.mismatch', { orderId: order.id, paymentId: payment.id, mismatch })
  return { do: 'nothing' }
}
