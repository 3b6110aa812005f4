import type { RequestParams } from './contract.ts'
import { invalid, notEmulated, notFound } from './errors.ts'
import { recordEvent } from './events.ts'
import { lineItemsOf, totalOf } from './line-items.ts'
import { type Page, pageOf, pageOfRows, wasCreatedWithin } from './lists.ts'
import { mergeMetadata } from './metadata.ts'
import { leastOf, settlement, written } from './money.ts'
import { newSession, pageUrl } from './new-session.ts'
import { cancelIntent } from './payment-intents.ts'
import { methodOptionsOf } from './payment-method-options.ts'
import { toSettlement } from './rates.ts'
import { expiryOf, refuseUnplayable } from './session-params.ts'
import type { LineItem, Session } from './shapes.ts'
import type { World } from './world.ts'

type Params = RequestParams['sessionCreate']

export function createSession(world: World, params: Params): Session {
  refuseUnplayable(params)
  const expiresAt = expiryOf(world, params)
  const lineItems = lineItemsOf(world, params.line_items ?? [])
  const currency = lineItems[0]?.currency ?? 'eur'
  const total = totalOf(lineItems)
  refuseTooLittle(total, currency)
  refuseTooLittle(toSettlement(world, total, currency).amount, settlement)
  const session = newSession(world, params, { currency, total, expiresAt })
  world.tables.sessions.save(session)
  world.tables.sessionDetails.save({
    id: session.id,
    lineItems,
    intent: {
      metadata: mergeMetadata(null, params.payment_intent_data?.metadata, 'payment_intent_data[metadata]'),
      description: params.payment_intent_data?.description ?? null,
      capture_method: params.payment_intent_data?.capture_method ?? 'automatic_async',
      receipt_email: params.payment_intent_data?.receipt_email ?? null,
    },
    options: methodOptionsOf(params.payment_method_options ?? {}),
  })
  return session
}

// Also of what it makes on the balance.
function refuseTooLittle(total: number, currency: string) {
  const least = leastOf(currency)
  if (total >= least) return
  throw invalid(
    `The Checkout Session's total amount due must add up to at least ${written(least, currency)}`,
    { code: 'amount_too_small' },
  )
}

export function retrieveSession(world: World, id: string): Session {
  const session = world.tables.sessions.find(id)
  if (!session) throw notFound('checkout.session', id, 'session')
  return session
}

export function listSessions(world: World, params: RequestParams['sessionList']): Page<Session> {
  const { payment_intent: intent, status, created } = params
  for (const param of [
    'customer',
    'customer_account',
    'customer_details',
    'payment_link',
    'subscription',
  ] as const) {
    if (params[param] !== undefined) throw notEmulated(param)
  }
  return pageOf(
    world.tables.sessions,
    '/v1/checkout/sessions',
    params,
    (session) =>
      (intent === undefined || session.payment_intent === intent) &&
      (status === undefined || session.status === status) &&
      wasCreatedWithin(session, created),
  )
}

export function listLineItems(
  world: World,
  params: RequestParams['sessionLineItems'],
  id: string,
): Page<LineItem> {
  retrieveSession(world, id)
  const items = world.tables.sessionDetails.find(id)?.lineItems ?? []
  return pageOfRows(items, `/v1/checkout/sessions/${id}/line_items`, params)
}

export function expireSession(world: World, _params: object, id: string): Session {
  const session = retrieveSession(world, id)
  if (session.status !== 'open') {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    )
  }
  closeExpired(world, session)
  return session
}

/** After a restart the payment pages may have another address. */
export function readdressSessions(world: World) {
  for (const session of world.tables.sessions.oldestFirst()) {
    if (session.url !== null) session.url = pageUrl(world, session.id)
  }
}

export function expireIfDue(world: World, session: Session) {
  if (session.status === 'open' && session.expires_at <= world.clock.seconds()) closeExpired(world, session)
}

/** Ends an open session by request or by time; an attempt that was made meanwhile is cancelled with it. */
export function closeExpired(world: World, session: Session) {
  session.status = 'expired'
  session.url = null
  world.tables.sessions.save(session)
  const intent = world.tables.intents.find(session.payment_intent ?? '')
  if (intent) cancelIntent(world, intent, 'expired')
  recordEvent(world, 'checkout.session.expired', session)
}
