import type Stripe from 'stripe'
import type {
  Movement,
  ToldCharge,
  ToldDispute,
  ToldOf,
  ToldPayment,
  ToldRefund,
  ToldWarning,
} from '../../domains/payments/index.ts'
import { money } from '../../shared/money.ts'
import { disputeOf, refundOf, warningOf } from './project.ts'

type Reference = string | { id: string } | null | undefined
type Whose = { shop_id?: string; order_id?: string } | Stripe.Metadata | null | undefined

const idOf = (value: Reference): string | null =>
  typeof value === 'string' ? value : value ? value.id : null

function about(intent: Reference, metadata: Whose, created: number): ToldOf {
  return {
    intentId: idOf(intent),
    shopId: metadata?.shop_id ?? null,
    orderId: metadata?.order_id ?? null,
    createdAt: new Date(created * 1000),
  }
}

const phases: Readonly<Record<string, ToldPayment['phase']>> = {
  requires_payment_method: 'open',
  requires_confirmation: 'open',
  requires_action: 'open',
  processing: 'processing',
  requires_capture: 'authorised',
  succeeded: 'captured',
  canceled: 'cancelled',
}

/** Pure: an intent alone, as a list shows it. */
export function toldPayment(intent: Stripe.PaymentIntent): ToldPayment {
  return {
    ...about(intent.id, intent.metadata, intent.created),
    intentId: intent.id,
    livemode: intent.livemode,
    phase: phases[intent.status] ?? 'unknown',
    amountMinor: intent.amount,
    capturedMinor: intent.amount_received,
    currency: intent.currency.toUpperCase(),
  }
}

export function toldCharge(charge: Stripe.Charge): ToldCharge {
  return {
    ...about(charge.payment_intent, charge.metadata, charge.created),
    id: charge.id,
    livemode: charge.livemode,
    capturedMinor: charge.captured ? charge.amount_captured : 0,
    // What was held and never taken is let go by a "refund" that moves nothing.
    returnedMinor: charge.captured ? charge.amount_refunded - (charge.amount - charge.amount_captured) : 0,
  }
}

export function toldRefund(refund: Stripe.Refund): ToldRefund {
  return { ...about(refund.payment_intent, refund.metadata, refund.created), ...refundOf(refund) }
}

export function toldDispute(dispute: Stripe.Dispute): ToldDispute {
  return {
    ...about(dispute.payment_intent, dispute.metadata, dispute.created),
    ...disputeOf(dispute),
    livemode: dispute.livemode,
  }
}

export function toldWarning(warning: Stripe.Radar.EarlyFraudWarning): ToldWarning {
  return {
    ...about(warning.payment_intent, null, warning.created),
    ...warningOf(warning),
    livemode: warning.livemode,
  }
}

const kinds: Readonly<Record<string, Movement['kind']>> = {
  charge: 'taken',
  payment: 'taken',
  refund: 'returned',
  payment_refund: 'returned',
  refund_failure: 'returned',
  payment_failure_refund: 'returned',
  payment_reversal: 'disputed',
  adjustment: 'disputed',
  payout: 'paid_out',
  payout_cancel: 'paid_out',
  payout_failure: 'paid_out',
  stripe_fee: 'fee',
}

/** Pure: a line of the statement, with what moved it read along. An adjustment without a dispute is something else. */
export function toldMovement(transaction: Stripe.BalanceTransaction): Movement {
  const source = typeof transaction.source === 'object' ? transaction.source : null
  const payment = source && 'payment_intent' in source ? source : null
  const dispute = source?.object === 'dispute' ? (source as Stripe.Dispute) : null
  const kind = kinds[transaction.type] ?? 'other'
  return {
    ...about(
      payment?.payment_intent as Reference,
      payment && 'metadata' in payment ? payment.metadata : null,
      transaction.created,
    ),
    id: transaction.id,
    kind: kind === 'disputed' && !dispute ? 'other' : kind,
    sourceId: idOf(transaction.source as Reference),
    amountMinor: transaction.amount,
    feeMinor: transaction.fee,
    currency: transaction.currency.toUpperCase(),
    disputed: dispute && money(dispute.amount, dispute.currency.toUpperCase()),
  }
}
