import type { RedactionTarget } from './redaction-targets.ts'
import type { World } from './world.ts'

const placeholder = '[redacted]'

// Fields that hold what a buyer typed or is called. Amounts, states, times and references stay.
const personal = new Set([
  'address',
  'billing_details',
  'business_name',
  'city',
  'client_reference_id',
  'country',
  'customer_details',
  'customer_email',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'description',
  'email',
  'fingerprint',
  'individual_name',
  'last4',
  'line1',
  'line2',
  'name',
  'phone',
  'postal_code',
  'receipt_email',
  'state',
  'verified_email',
  'verified_name',
])

/**
 * Blanks what names a person in the payments and in everything that is related to them, events and kept answers
 * (request logs) among them. Metadata goes whole, as Stripe says. There is no way back.
 */
export function redactAll(world: World, targets: readonly RedactionTarget[]) {
  const { sessions, sessionDetails, intents, charges, disputes, paymentMethods } = world.tables
  for (const { session, intent, charges: mine, disputes: argued } of targets) {
    const refunds = world.tables.refunds.oldestFirst().filter(({ payment_intent: of }) => of === intent?.id)
    const ids = [session, intent, ...mine, ...argued, ...refunds].flatMap((one) => (one ? [one.id] : []))
    if (session) sessions.save(marked(session))
    const details = session && sessionDetails.find(session.id)
    if (details) {
      const { challenged: _, ...rest } = details
      sessionDetails.save({ ...rest, intent: blanked(rest.intent) })
    }
    if (intent) intents.save(marked(intent))
    for (const charge of mine) {
      charges.save(marked(charge))
      const method = paymentMethods.find(charge.payment_method ?? '')
      if (method) paymentMethods.save(marked(method))
    }
    for (const refund of refunds) world.tables.refunds.save(blanked(refund))
    for (const dispute of argued) disputes.save(blanked(dispute))
    forgetEvents(world, ids)
  }
}

/** `redaction.status` came to these objects with the preview of 2026-06-24. */
function marked<T extends object>(object: T): T {
  return { ...blanked(object), redaction: { status: 'redacted' } }
}

function forgetEvents(world: World, ids: readonly string[]) {
  const { events, replies } = world.tables
  for (const event of events.oldestFirst()) {
    const envelope = JSON.parse(event.json)
    const { id, payment_intent: intent, charge } = envelope.data.object
    if (![id, intent, charge].some((named) => ids.includes(named))) continue
    events.save({ ...event, json: JSON.stringify({ ...envelope, data: blanked(envelope.data) }) })
  }
  for (const reply of replies.oldestFirst()) {
    if (ids.some((id) => reply.body?.includes(id))) replies.remove(reply.id)
  }
}

function blanked<T>(value: T): T {
  if (Array.isArray(value)) return value.map(blanked) as T
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([field, inner]) => {
    if (field === 'metadata') return [field, {}]
    return [field, personal.has(field) ? hidden(inner) : blanked(inner)]
  })
  return Object.fromEntries(fields)
}

/** Texts become the placeholder wherever they are; what was empty stays empty. */
function hidden(value: unknown): unknown {
  if (typeof value === 'string') return placeholder
  if (Array.isArray(value)) return value.map(hidden)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, hidden(inner)]))
}
