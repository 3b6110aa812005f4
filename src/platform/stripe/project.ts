import type Stripe from 'stripe'
import {
  type DisputeFacts,
  type DisputeState,
  disputeStates,
  type PaymentFacts,
  type RefundFacts,
  type Settled,
  type WarningFacts,
} from '../../domains/payments/index.ts'

/** Everything that is read of one payment: the session with its intent and latest charge, and the intent's refunds. */
export type StripeTruth = {
  session: Stripe.Checkout.Session
  intent: Stripe.PaymentIntent | null
  charge: Stripe.Charge | null
  refunds: readonly Stripe.Refund[]
  disputes: readonly Stripe.Dispute[]
  warnings: readonly Stripe.Radar.EarlyFraudWarning[]
}

/** Pure: Stripe's objects become the few facts that decide. Values that Stripe invents later decide nothing. */
export function project({ session, intent, charge, ...listed }: StripeTruth): PaymentFacts {
  const metadata = intent?.metadata.order_id ? intent.metadata : (session.metadata ?? {})
  const details = charge?.payment_method_details
  return {
    phase: phaseOf(session, intent),
    shopId: metadata.shop_id ?? null,
    orderId: metadata.order_id ?? null,
    livemode: intent?.livemode ?? session.livemode,
    amountMinor: intent?.amount ?? session.amount_total ?? 0,
    currency: (intent?.currency ?? session.currency ?? '').toUpperCase(),
    intentId: intent?.id ?? null,
    chargeId: charge?.id ?? null,
    method: details?.type ?? null,
    card: cardOf(details?.card),
    authentication: authenticationOf(details?.card?.three_d_secure),
    signals: {
      prepaid: details?.card?.funding ? details.card.funding === 'prepaid' : null,
      threeDSecure: authentications[details?.card?.three_d_secure?.result ?? ''] ?? null,
      level: riskLevels.find((level) => level === charge?.outcome?.risk_level) ?? null,
    },
    captureBefore: timeOf(details?.card?.capture_before),
    capturedMinor: intent?.amount_received ?? 0,
    settled: settledOf(charge?.balance_transaction),
    refunds: listed.refunds.map(refundOf),
    disputes: listed.disputes.map(disputeOf),
    warnings: listed.warnings.map(warningOf),
  }
}

function phaseOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): PaymentFacts['phase'] {
  switch (intent?.status) {
    case 'requires_capture':
      return 'authorised'
    case 'succeeded':
      return 'captured'
    case 'canceled':
      // Stripe cancels the intent of a page that expired unpaid: nothing was ever held.
      return session.status === 'expired' ? 'expired' : 'cancelled'
    case 'processing':
      return 'processing'
    case undefined:
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action':
      return phaseOfPage(session.status)
    default:
      return 'unknown'
  }
}

function phaseOfPage(status: string | null): PaymentFacts['phase'] {
  if (status === 'open') return 'open'
  // A completed page whose transfer failed takes no second try.
  return status === 'complete' || status === 'expired' ? 'expired' : 'unknown'
}

function cardOf(card: Stripe.Charge.PaymentMethodDetails.Card | undefined): PaymentFacts['card'] {
  if (!card?.last4) return null
  return {
    brand: card.brand ?? 'unknown',
    last4: card.last4,
    country: card.country ?? null,
    fingerprint: card.fingerprint ?? null,
  }
}

function authenticationOf(
  told: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure | null | undefined,
): PaymentFacts['authentication'] {
  if (!told?.result) return null
  const eci = told.electronic_commerce_indicator
  return {
    result: told.result.slice(0, 60),
    eci: eci && /^\d{2}$/.test(eci) ? eci : null,
    exempted: told.result === 'exempted' || told.exemption_indicator_applied === true,
  }
}

const riskLevels = ['normal', 'elevated', 'highest'] as const

// An exemption or a bank that cannot says nothing of who paid.
const authentications: Readonly<Record<string, PaymentFacts['signals']['threeDSecure']>> = {
  authenticated: 'authenticated',
  attempt_acknowledged: 'attempted',
  failed: 'failed',
}

function timeOf(seconds: number | undefined): Date | null {
  return seconds ? new Date(seconds * 1000) : null
}

export function refundOf(refund: Stripe.Refund): RefundFacts {
  return {
    providerId: refund.id,
    refundId: refund.metadata?.refund_id ?? null,
    state: refundState(refund.status),
    amountMinor: refund.amount,
    settled: settledOf(refund.balance_transaction),
  }
}

function settledOf(booked: string | Stripe.BalanceTransaction | null | undefined): Settled | null {
  if (typeof booked !== 'object' || booked === null) return null
  return {
    amountMinor: booked.amount,
    currency: booked.currency.toUpperCase(),
    exchangeRate: booked.exchange_rate ?? null,
  }
}

const refundStates: Readonly<Record<string, RefundFacts['state']>> = {
  pending: 'pending',
  requires_action: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
}

// A refund that was just made may have no state yet; a word that nobody knows is said so.
function refundState(status: string | null): RefundFacts['state'] {
  return status === null ? 'pending' : (refundStates[status] ?? 'unknown')
}

export function disputeOf(dispute: Stripe.Dispute): DisputeFacts {
  return {
    providerId: dispute.id,
    state: isDisputeState(dispute.status) ? dispute.status : 'unknown',
    reason: dispute.reason,
    networkCode: dispute.network_reason_code ?? null,
    amountMinor: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    withdrawnMinor: withdrawnOf(dispute),
    dueAt: timeOf(dispute.evidence_details.due_by ?? undefined),
    openedAt: new Date(dispute.created * 1000),
  }
}

// What the bank took of another currency stands in the balance's own, and comes back at the rate of another day: those sums never
// meet. A dispute is taken whole and given back whole, so the last that moved says where the money is.
function withdrawnOf({ amount, currency, balance_transactions: moved }: Stripe.Dispute): number {
  if (moved.every((each) => each.currency === currency))
    return moved.reduce((withdrawn, each) => withdrawn - each.amount, 0)
  const taken = moved.filter((each) => each.amount < 0).length
  const returned = moved.filter((each) => each.amount > 0).length
  return taken > returned ? amount : 0
}

const isDisputeState = (status: string): status is DisputeState =>
  (disputeStates as readonly string[]).includes(status)

export function warningOf(warning: Stripe.Radar.EarlyFraudWarning): WarningFacts {
  return {
    providerId: warning.id,
    kind: warning.fraud_type,
    actionable: warning.actionable,
    openedAt: new Date(warning.created * 1000),
  }
}
