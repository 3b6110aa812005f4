import { recordCapture, recordRelease } from './charges.ts'
import type { RequestParams } from './contract.ts'
import { invalid, notEmulated, notFound, unexpectedState } from './errors.ts'
import { recordEvent } from './events.ts'
import { followCapture } from './follow-ups.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import { mergeMetadata } from './metadata.ts'
import { requirePositive } from './money.ts'
import { newIntent } from './new-intent.ts'
import { closeReview } from './reviews.ts'
import type { PaymentIntent, Session } from './shapes.ts'
import type { World } from './world.ts'

/** Checkout makes the intent when the buyer first confirms, not when the session is made; a cancelled one is over. */
export function intentOf(world: World, session: Session): PaymentIntent {
  const known = world.tables.intents.find(session.payment_intent ?? '')
  if (known && known.status !== 'canceled') return known
  const intent = newIntent(world, session)
  world.tables.intents.save(intent)
  session.payment_intent = intent.id
  world.tables.sessions.save(session)
  recordEvent(world, 'payment_intent.created', intent)
  return intent
}

export function retrieveIntent(world: World, id: string): PaymentIntent {
  const intent = world.tables.intents.find(id)
  if (!intent) throw notFound('payment_intent', id, 'intent')
  return intent
}

export function listIntents(world: World, params: RequestParams['intentList']): Page<PaymentIntent> {
  if (params.customer !== undefined) throw notEmulated('customer')
  if (params.customer_account !== undefined) throw notEmulated('customer_account')
  return pageOf(world.tables.intents, '/v1/payment_intents', params, (intent) =>
    wasCreatedWithin(intent, params.created),
  )
}

export function updateIntent(world: World, params: RequestParams['intentUpdate'], id: string): PaymentIntent {
  const intent = retrieveIntent(world, id)
  for (const param of Object.keys(params)) {
    if (!['metadata', 'description', 'expand'].includes(param)) throw notEmulated(param)
  }
  intent.metadata = mergeMetadata(intent.metadata, params.metadata)
  if (params.description !== undefined) intent.description = params.description
  world.tables.intents.save(intent)
  return intent
}

export function captureIntent(
  world: World,
  params: RequestParams['intentCapture'],
  id: string,
): PaymentIntent {
  const intent = retrieveIntent(world, id)
  for (const param of Object.keys(params)) {
    if (!['amount_to_capture', 'metadata', 'expand', 'final_capture'].includes(param))
      throw notEmulated(param)
  }
  if (params.final_capture === false) throw notEmulated('final_capture')
  if (intent.status !== 'requires_capture') {
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    )
  }
  const amount = params.amount_to_capture ?? intent.amount_capturable
  requirePositive(amount, 'amount_to_capture')
  if (amount > intent.amount_capturable) {
    throw invalid(
      `The provided amount_to_capture (${amount}) is greater than the amount capturable (${intent.amount_capturable}).`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    )
  }
  intent.metadata = mergeMetadata(intent.metadata, params.metadata)
  intent.status = 'succeeded'
  intent.amount_capturable = 0
  intent.amount_received = amount
  world.tables.intents.save(intent)
  const charge = recordCapture(world, intent, amount)
  recordEvent(world, 'payment_intent.succeeded', intent)
  markSessionPaid(world, intent)
  followCapture(world, charge)
  return intent
}

const cancellable = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
]

export function cancelByRequest(
  world: World,
  params: RequestParams['intentCancel'],
  id: string,
): PaymentIntent {
  const intent = retrieveIntent(world, id)
  if (!cancellable.includes(intent.status)) {
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${cancellable.join(', ')}.`,
    )
  }
  if (intent.status !== 'requires_capture' && belongsToOpenSession(world, intent)) {
    throw unexpectedState(
      'You cannot cancel this PaymentIntent because it belongs to an open Checkout Session. Expire the session instead.',
    )
  }
  cancelIntent(world, intent, params.cancellation_reason ?? null)
  return intent
}

export function cancelIntent(
  world: World,
  intent: PaymentIntent,
  reason: PaymentIntent['cancellation_reason'],
) {
  intent.status = 'canceled'
  intent.canceled_at = world.clock.seconds()
  intent.cancellation_reason = reason
  intent.amount_capturable = 0
  intent.next_action = null
  world.tables.intents.save(intent)
  recordRelease(world, intent, reason === 'automatic' ? 'expired_uncaptured_charge' : null)
  recordEvent(world, 'payment_intent.canceled', intent)
  closeReview(world, intent, 'canceled')
}

/** Applies a change and records the event that goes with it. */
export function changeIntent(
  world: World,
  intent: PaymentIntent,
  event: 'payment_intent.requires_action' | 'payment_intent.payment_failed' | 'payment_intent.processing',
  change: Partial<PaymentIntent>,
) {
  Object.assign(intent, change)
  world.tables.intents.save(intent)
  recordEvent(world, event, intent)
}

function belongsToOpenSession(world: World, intent: PaymentIntent) {
  return sessionOf(world, intent)?.status === 'open'
}

function markSessionPaid(world: World, intent: PaymentIntent) {
  const session = sessionOf(world, intent)
  if (!session) return
  session.payment_status = 'paid'
  world.tables.sessions.save(session)
}

function sessionOf(world: World, intent: PaymentIntent) {
  for (const session of world.tables.sessions.newestFirst()) {
    if (session.payment_intent === intent.id) return session
  }
  return undefined
}
