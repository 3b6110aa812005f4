import assert from 'node:assert/strict'
import Stripe from 'stripe'
import { type Control, createControl } from '../control.ts'
import type { Inbox } from '../inbox.ts'

/** What a scenario works with. It makes its own objects, so all of them can run against one emulator. */
export type Bench = { stripe: Stripe; control: Control; inbox: Inbox; url: string; secretKey: string }
export type Scenario = { name: string; run: (bench: Bench) => Promise<void> }

export function benchFor(url: string, secretKey: string, inbox: Inbox): Bench {
  return { stripe: sdk(url, secretKey), control: createControl(url), inbox, url, secretKey }
}

export function sdk(url: string, key: string, config: Partial<Stripe.StripeConfig> = {}): Stripe {
  const { hostname: host, port } = new URL(url)
  return new Stripe(key, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false, ...config })
}

export const sessionParams = {
  mode: 'payment',
  ui_mode: 'hosted_page',
  client_reference_id: 'ord_1',
  customer_email: 'buyer@example.com',
  line_items: [line({})],
  adaptive_pricing: { enabled: false },
  metadata: { order_id: 'ord_1' },
  payment_intent_data: { metadata: { payment_id: 'pay_1' } },
  allowed_payment_method_types: ['card', 'link', 'ideal'],
  payment_method_options: { card: { capture_method: 'manual' }, link: { capture_method: 'manual' } },
  success_url: 'https://shop.example/orders/1?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://shop.example/cart',
} satisfies Stripe.Checkout.SessionCreateParams

export function line(price: object) {
  return {
    quantity: 2,
    price_data: {
      currency: 'eur',
      unit_amount: 1999,
      tax_behavior: 'inclusive' as const,
      product_data: { name: 'Nightfall Harbour' },
      ...price,
    },
  }
}

/** Scenarios that move the clock also say when their session ends, which the SDK's caller counts from its own clock. */
export function laterParams(now: number) {
  return { expires_at: now + 3600 }
}

export function newSession(stripe: Stripe, params: Stripe.Checkout.SessionCreateParams = {}) {
  return stripe.checkout.sessions.create({ ...sessionParams, ...params })
}

type Paying = Pick<Bench, 'stripe' | 'control'>

export async function pay(
  { stripe, control }: Paying,
  how: { card?: string; method?: string } = {},
  params: Stripe.Checkout.SessionCreateParams = {},
) {
  const { id } = await newSession(stripe, params)
  const { card = '4242424242424242', method } = how
  const paid = await control.sessions.pay(id, method === undefined ? { card } : { method })
  assert.equal(paid.outcome, 'completed')
  const session = await stripe.checkout.sessions.retrieve(id)
  const intent = await stripe.paymentIntents.retrieve(String(session.payment_intent))
  return { session, intent, charge: await chargeOf(stripe, intent.id) }
}

export async function chargeOf(stripe: Stripe, intentId: string) {
  const intent = await stripe.paymentIntents.retrieve(intentId, {
    expand: ['latest_charge.balance_transaction', 'latest_charge.refunds'],
  })
  return object<Stripe.Charge>(intent.latest_charge)
}

export function object<T extends object>(expanded: string | T | null): T {
  assert.ok(typeof expanded === 'object' && expanded !== null)
  return expanded
}

/** Everything that happened to a session, its intent, its charges and what belongs to them, oldest first. */
export async function eventsOf(stripe: Stripe, { id }: Stripe.Checkout.Session) {
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id)
  const known = new Set(intent === null ? [id] : [id, String(intent)])
  const { data } = await stripe.events.list({ limit: 100 })
  return data.reverse().filter((event) => {
    const text = JSON.stringify(event.data.object)
    if (![...known].some((one) => text.includes(one))) return false
    known.add(idOf(event.data.object))
    return true
  })
}

export async function history({ stripe }: Pick<Bench, 'stripe'>, session: Stripe.Checkout.Session) {
  return (await eventsOf(stripe, session)).map((event) => event.type)
}

export function idOf(thing: object) {
  return 'id' in thing ? String(thing.id) : ''
}

export function idsOf({ data }: Stripe.ApiList<{ id: string }>) {
  return data.map(({ id }) => id)
}

/** The call must fail as Stripe fails: an SDK error with this status, and with this code and parameter when named. */
export async function refused(call: Promise<unknown>, status: number, code?: string, param?: string) {
  const error = await call.then(
    () => assert.fail(`expected ${status} ${code ?? ''}, but the call succeeded`),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Stripe.errors.StripeError, String(error))
  assert.equal(error.statusCode, status, error.message)
  if (code !== undefined) assert.equal(error.code, code, error.message)
  if (param !== undefined) assert.equal(error.param, param, error.message)
  assert.match(String(error.requestId), /^req_/)
  return error
}

export async function until(holds: () => boolean) {
  for (let waited = 0; waited < 100; waited++) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.fail('what should have happened did not happen within two seconds')
}
