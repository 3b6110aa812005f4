import { type CardScenario, findCard } from './cards.ts'
import { chargeIntent } from './charge-intent.ts'
import { recordEvent } from './events.ts'
import { followPayment } from './follow-ups.ts'
import type { Attempt } from './new-charge.ts'
import { customerDetails } from './new-session.ts'
import { changeIntent, intentOf } from './payment-intents.ts'
import { holdsMoney } from './payment-method-options.ts'
import { isMethodType, type MethodType } from './payment-method-types.ts'
import {
  type Buyer,
  cardChargeDetails,
  cardMethod,
  redirectChargeDetails,
  redirectMethod,
} from './payment-methods.ts'
import { expireIfDue } from './sessions.ts'
import type { Charge, PaymentIntent, PaymentMethod, Session } from './shapes.ts'
import type { World } from './world.ts'

export type Means = { card: string } | { method: string }
export type Payment = Means & {
  buyer?: { [Field in keyof Buyer]?: Buyer[Field] | undefined } | undefined
  authentication?: 'completed' | 'failed' | undefined
}
export type PaymentOutcome =
  | { outcome: 'completed'; session: Session }
  | { outcome: 'declined'; declineCode: string }
  | { outcome: 'challenge' }
  | {
      outcome: 'refused'
      reason: 'complete' | 'expired' | 'method_not_offered' | 'unknown_card' | 'not_challenged'
    }

type Authentication = NonNullable<NonNullable<Charge['payment_method_details']>['card']>['three_d_secure']

/** What happens when the buyer presses Pay on the hosted page. `late` lets an expired session be paid, as a race would. */
export function paySession(
  world: World,
  session: Session,
  payment: Payment & { late?: boolean },
): PaymentOutcome {
  expireIfDue(world, session)
  if (session.status === 'complete') return { outcome: 'refused', reason: 'complete' }
  if (session.status === 'expired' && !payment.late) return { outcome: 'refused', reason: 'expired' }
  const type = 'card' in payment ? 'card' : payment.method
  if (!isMethodType(type) || !session.payment_method_types.includes(type)) {
    return { outcome: 'refused', reason: 'method_not_offered' }
  }
  const buyer: Buyer = {
    email: payment.buyer?.email ?? session.customer_email,
    name: payment.buyer?.name ?? null,
    country: payment.buyer?.country ?? null,
  }
  if (!('card' in payment)) return payByRedirect(world, session, type, buyer)
  const card = findCard(payment.card)
  if (!card) return { outcome: 'refused', reason: 'unknown_card' }
  return payByCard(world, session, card, { buyer, authentication: payment.authentication })
}

/** The buyer comes back from the bank's page. */
export function answerChallenge(
  world: World,
  session: Session,
  authentication: 'completed' | 'failed',
): PaymentOutcome {
  const challenged = world.tables.sessionDetails.find(session.id)?.challenged
  if (!challenged) return { outcome: 'refused', reason: 'not_challenged' }
  return paySession(world, session, { ...challenged, authentication })
}

function payByCard(
  world: World,
  session: Session,
  card: CardScenario,
  { buyer, authentication }: { buyer: Buyer; authentication: Payment['authentication'] },
): PaymentOutcome {
  const intent = intentOf(world, session)
  const request = intent.payment_method_options?.card?.request_three_d_secure
  const challenged = card.challenge === true || request === 'challenge'
  if (challenged && authentication === undefined) {
    askForAuthentication(world, session, intent, { card: card.number, buyer })
    return { outcome: 'challenge' }
  }
  const method = cardMethod(world, card, buyer)
  intent.next_action = null
  if (challenged && authentication === 'failed') {
    refuseUnauthenticated(world, intent, method)
    return { outcome: 'declined', declineCode: 'authentication_failure' }
  }
  const holds = isHeld(world, session, 'card')
  const details = cardChargeDetails(world, card, {
    intent,
    holds,
    authentication: authenticationOf(challenged, request === 'any'),
  })
  return charge(world, session, intent, { method, card, holds, details })
}

function payByRedirect(world: World, session: Session, type: MethodType, buyer: Buyer): PaymentOutcome {
  const intent = intentOf(world, session)
  const method = redirectMethod(world, type, buyer)
  const holds = isHeld(world, session, type)
  return charge(world, session, intent, {
    method,
    card: undefined,
    holds,
    details: redirectChargeDetails(type),
  })
}

function charge(world: World, session: Session, intent: PaymentIntent, attempt: Attempt): PaymentOutcome {
  const made = chargeIntent(world, intent, attempt)
  if (attempt.card?.declines) return { outcome: 'declined', declineCode: attempt.card.declines.declineCode }
  complete(world, session, attempt)
  followPayment(world, made)
  return { outcome: 'completed', session }
}

function complete(world: World, session: Session, { method, holds }: Attempt) {
  session.status = 'complete'
  session.url = null
  session.payment_status = holds ? 'unpaid' : 'paid'
  session.customer_details = customerDetails(method.billing_details.email, method.billing_details.name)
  world.tables.sessions.save(session)
  recordEvent(world, 'checkout.session.completed', session)
}

function isHeld(world: World, session: Session, type: string) {
  const details = world.tables.sessionDetails.find(session.id)
  if (!details) return false
  return details.intent.capture_method === 'manual' || holdsMoney(details.options, type)
}

function askForAuthentication(
  world: World,
  session: Session,
  intent: PaymentIntent,
  challenged: { card: string; buyer: Buyer },
) {
  const details = world.tables.sessionDetails.find(session.id)
  if (details) world.tables.sessionDetails.save({ ...details, challenged })
  changeIntent(world, intent, 'payment_intent.requires_action', {
    status: 'requires_action',
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: { url: `${world.baseUrl()}/c/pay/${session.id}/challenge`, return_url: session.url },
    },
  })
}

function refuseUnauthenticated(world: World, intent: PaymentIntent, method: PaymentMethod) {
  changeIntent(world, intent, 'payment_intent.payment_failed', {
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message: 'The provided PaymentMethod has failed authentication.',
      payment_method_type: method.type,
    },
  })
}

function authenticationOf(challenged: boolean, requested: boolean): Authentication {
  if (!challenged && !requested) return null
  return {
    authentication_flow: challenged ? 'challenge' : 'frictionless',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: null,
    version: '2.2.0',
  }
}
