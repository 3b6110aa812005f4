import { bookTransaction, noFee } from './balance-transactions.ts'
import { cardEndingIn } from './cards.ts'
import { retrieveCharge } from './charges.ts'
import type { RequestParams } from './contract.ts'
import { settleWarnings } from './early-fraud-warnings.ts'
import { invalid, notEmulated, notFound } from './errors.ts'
import { changedFields, recordEvent } from './events.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import { mergeMetadata } from './metadata.ts'
import { requirePositive, written } from './money.ts'
import { newRefund, type RefundWish } from './new-refund.ts'
import { retrieveIntent } from './payment-intents.ts'
import { closeReview } from './reviews.ts'
import type { Charge, Refund } from './shapes.ts'
import type { World } from './world.ts'

export function createRefund(world: World, params: RequestParams['refundCreate']): Refund {
  for (const param of Object.keys(params)) {
    if (!['amount', 'charge', 'payment_intent', 'reason', 'metadata', 'expand'].includes(param)) {
      throw notEmulated(param)
    }
  }
  const charge = chargeToRefund(world, params)
  const amount = params.amount ?? charge.amount - charge.amount_refunded
  refuseImpossible(world, charge, amount)
  return refundCharge(world, charge, {
    amount,
    reason: params.reason ?? null,
    metadata: mergeMetadata(null, params.metadata),
  })
}

function refundCharge(world: World, charge: Charge, wish: RefundWish): Refund {
  charge.amount_refunded += wish.amount
  charge.refunded = charge.amount_refunded === charge.amount
  if (wish.reason === 'fraudulent') charge.fraud_details = { user_report: 'fraudulent' }
  world.tables.charges.save(charge)
  const refund = newRefund(world, charge, {
    ...wish,
    status: isImmediate(charge) ? 'succeeded' : 'pending',
    transaction: (id) =>
      bookTransaction(world, {
        amount: -wish.amount,
        currency: charge.currency,
        fee: noFee,
        source: id,
        type: charge.payment_method_details?.type === 'card' ? 'refund' : 'payment_refund',
        reporting_category: 'refund',
        description: 'REFUND FOR CHARGE',
      }).id,
  })
  recordEvent(world, 'refund.created', refund)
  recordEvent(world, 'charge.refunded', charge)
  if (charge.refunded) {
    settleWarnings(world, charge)
    const intent = world.tables.intents.find(charge.payment_intent ?? '')
    if (intent) closeReview(world, intent, wish.reason === 'fraudulent' ? 'refunded_as_fraud' : 'refunded')
  }
  return refund
}

export function retrieveRefund(world: World, id: string): Refund {
  const refund = world.tables.refunds.find(id)
  if (!refund) throw notFound('refund', id, 'id')
  return refund
}

export function listRefunds(world: World, params: RequestParams['refundList']): Page<Refund> {
  const { charge, payment_intent: intent, created } = params
  return pageOf(
    world.tables.refunds,
    '/v1/refunds',
    params,
    (refund) =>
      (charge === undefined || refund.charge === charge) &&
      (intent === undefined || refund.payment_intent === intent) &&
      wasCreatedWithin(refund, created),
  )
}

export function updateRefund(world: World, params: RequestParams['refundUpdate'], id: string): Refund {
  const refund = retrieveRefund(world, id)
  changeRefund(world, refund, { metadata: mergeMetadata(refund.metadata, params.metadata) })
  return refund
}

/** Only refunds that wait for the buyer's bank details can be cancelled, and no method played here has such. */
export function cancelRefund(world: World, _params: object, id: string): Refund {
  const refund = retrieveRefund(world, id)
  throw invalid(
    `You cannot cancel this refund because it has a status of ${refund.status}. Only a refund with a status of requires_action may be canceled.`,
  )
}

export function succeedRefund(world: World, refund: Refund) {
  changeRefund(world, refund, { status: 'succeeded' })
}

/** The buyer's bank sent the money back: also after Stripe had already called the refund succeeded. */
export function failRefund(world: World, refund: Refund) {
  if (refund.status === 'failed') throw invalid('This refund has already failed.')
  const charge = retrieveCharge(world, refund.charge ?? '')
  charge.amount_refunded -= refund.amount
  charge.refunded = false
  world.tables.charges.save(charge)
  const returned = bookTransaction(world, {
    amount: refund.amount,
    currency: refund.currency,
    fee: noFee,
    source: refund.id,
    type: charge.payment_method_details?.type === 'card' ? 'refund_failure' : 'payment_failure_refund',
    reporting_category: 'refund_failure',
    description: 'REFUND FAILURE',
  })
  changeRefund(world, refund, {
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: returned.id,
  })
  recordEvent(world, 'refund.failed', refund)
}

function changeRefund(world: World, refund: Refund, change: Partial<Refund>) {
  const before = { ...refund }
  Object.assign(refund, change)
  world.tables.refunds.save(refund)
  const previous = changedFields(before, refund)
  recordEvent(world, 'refund.updated', refund, previous)
  recordEvent(world, 'charge.refund.updated', refund, previous)
}

function chargeToRefund(world: World, params: RequestParams['refundCreate']): Charge {
  if (params.charge !== undefined) return retrieveCharge(world, params.charge)
  if (params.payment_intent === undefined) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {
        code: 'parameter_missing',
        param: 'charge',
      },
    )
  }
  const intent = retrieveIntent(world, params.payment_intent)
  const charge = world.tables.charges.find(intent.latest_charge ?? '')
  if (charge?.captured) return charge
  throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    code: 'payment_intent_unexpected_state',
    param: 'payment_intent',
  })
}

function refuseImpossible(world: World, charge: Charge, amount: number) {
  if (!charge.captured) {
    throw invalid(`Charge ${charge.id} has not been captured; cancel its PaymentIntent instead.`, {
      code: 'charge_not_refundable',
    })
  }
  if (isChargedBack(world, charge)) {
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  }
  const remaining = charge.amount - charge.amount_refunded
  if (remaining === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  requirePositive(amount, 'amount')
  if (amount > remaining) {
    throw invalid(
      `Refund amount (${written(amount, charge.currency)}) is greater than unrefunded amount on charge (${written(remaining, charge.currency)})`,
      { code: 'amount_too_large', param: 'amount' },
    )
  }
}

/** An inquiry moves no money yet, and a refund is the way to end it. */
function isChargedBack(world: World, charge: Charge) {
  if (!charge.disputed) return false
  return [...world.tables.disputes.newestFirst()].some(
    (dispute) => dispute.charge === charge.id && !dispute.is_charge_refundable,
  )
}

function isImmediate(charge: Charge) {
  const details = charge.payment_method_details
  return details?.type === 'card' && cardEndingIn(details.card?.last4)?.refunds !== 'pending'
}
