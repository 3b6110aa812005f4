import assert from 'node:assert/strict'
import type Stripe from 'stripe'
import { chargeOf, history, newSession, object, pay, refused, type Scenario } from './bench.ts'

export const paying: Scenario[] = [
  {
    name: 'a session shows its order and waits for the buyer',
    async run({ stripe, url }) {
      const session = await newSession(stripe)
      assert.equal(session.object, 'checkout.session')
      assert.equal(session.amount_total, 3998)
      assert.equal(session.currency, 'eur')
      assert.equal(session.status, 'open')
      assert.equal(session.payment_status, 'unpaid')
      assert.equal(session.payment_intent, null)
      assert.equal(session.livemode, false)
      assert.equal(session.url, `${url}/c/pay/${session.id}`)
      assert.deepEqual(session.metadata, { order_id: 'ord_1' })
      assert.equal('line_items' in session, false)
      const shown = await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] })
      assert.equal(shown.line_items?.data[0]?.description, 'Nightfall Harbour')
      assert.equal(shown.line_items?.data[0]?.amount_total, 3998)
      const items = await stripe.checkout.sessions.listLineItems(session.id)
      assert.equal(items.data[0]?.price?.unit_amount, 1999)
    },
  },
  {
    name: 'a server pays with a test card: held, taken, declined',
    async run({ stripe }) {
      const params = {
        amount: 1999,
        currency: 'eur',
        confirm: true,
        payment_method: 'pm_card_visa',
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      } as const
      const held = await stripe.paymentIntents.create({ ...params, capture_method: 'manual' })
      assert.equal(held.status, 'requires_capture')
      assert.equal((await stripe.paymentIntents.capture(held.id)).amount_received, 1999)
      const taken = await stripe.paymentIntents.create(params)
      assert.equal(taken.status, 'succeeded')
      const declined = { ...params, payment_method: 'pm_card_visa_chargeDeclined' }
      await refused(stripe.paymentIntents.create(declined), 402, 'card_declined')
    },
  },
  {
    name: 'a held payment is authorised, not taken',
    async run({ stripe, control }) {
      const { session, intent, charge } = await pay({ stripe, control })
      assert.equal(session.status, 'complete')
      assert.equal(session.payment_status, 'unpaid')
      assert.equal(session.url, null)
      assert.equal(intent.status, 'requires_capture')
      assert.equal(intent.amount_capturable, 3998)
      assert.equal(intent.amount_received, 0)
      assert.equal(charge.captured, false)
      assert.equal(charge.paid, true)
      assert.equal(charge.amount_captured, 0)
      assert.equal(charge.balance_transaction, null)
      assert.deepEqual(intent.metadata, { payment_id: 'pay_1' })
      assert.deepEqual(charge.metadata, { payment_id: 'pay_1' })
      const before = charge.payment_method_details?.card?.capture_before ?? 0
      assert.equal(before - charge.created, 7 * 24 * 3600)
      for (const object of [session, intent, charge]) assert.equal(object.livemode, false)
      assert.deepEqual(await history({ stripe }, session), [
        'payment_intent.created',
        'charge.succeeded',
        'payment_intent.amount_capturable_updated',
        'checkout.session.completed',
      ])
    },
  },
  {
    name: 'a capture takes the money, once',
    async run({ stripe, control }) {
      const { session, intent } = await pay({ stripe, control })
      const captured = await stripe.paymentIntents.capture(
        intent.id,
        {},
        { idempotencyKey: `cap:${intent.id}` },
      )
      assert.equal(captured.status, 'succeeded')
      assert.equal(captured.amount_received, 3998)
      assert.equal(captured.amount_capturable, 0)
      const charge = await chargeOf(stripe, intent.id)
      assert.equal(charge.captured, true)
      assert.equal(charge.amount_captured, 3998)
      const transaction = charge.balance_transaction
      assert.ok(typeof transaction === 'object' && transaction !== null)
      assert.equal(transaction.amount, 3998)
      assert.equal(transaction.net, 3998 - transaction.fee)
      await refused(stripe.paymentIntents.capture(intent.id), 400, 'payment_intent_unexpected_state')
      assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid')
      assert.deepEqual((await history({ stripe }, session)).slice(4), [
        'charge.captured',
        'payment_intent.succeeded',
      ])
    },
  },
  {
    name: 'a part capture releases the rest as a refund without a movement of money',
    async run({ stripe, control }) {
      const { intent } = await pay({ stripe, control })
      await refused(
        stripe.paymentIntents.capture(intent.id, { amount_to_capture: 3999 }),
        400,
        'amount_too_large',
      )
      await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 1000 })
      const charge = await chargeOf(stripe, intent.id)
      assert.equal(charge.amount_captured, 1000)
      assert.equal(charge.amount_refunded, 2998)
      assert.equal(charge.refunded, false)
      assert.equal(charge.refunds?.data[0]?.balance_transaction, null)
      assert.equal((await stripe.paymentIntents.retrieve(intent.id)).amount_received, 1000)
      await refused(
        stripe.refunds.create({ payment_intent: intent.id, amount: 1001 }),
        400,
        'amount_too_large',
      )
      assert.equal((await stripe.refunds.create({ payment_intent: intent.id })).amount, 1000)
    },
  },
  {
    name: 'a cancelled hold cannot be captured, and a captured one cannot be cancelled',
    async run({ stripe, control }) {
      const { session, intent } = await pay({ stripe, control })
      const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'fraudulent' })
      assert.equal(canceled.status, 'canceled')
      assert.equal(canceled.cancellation_reason, 'fraudulent')
      assert.equal(canceled.amount_capturable, 0)
      await refused(stripe.paymentIntents.capture(intent.id), 400, 'payment_intent_unexpected_state')
      await refused(stripe.paymentIntents.cancel(intent.id), 400, 'payment_intent_unexpected_state')
      assert.deepEqual((await history({ stripe }, session)).slice(4), [
        'refund.created',
        'charge.refunded',
        'payment_intent.canceled',
      ])
      const other = await pay({ stripe, control })
      await stripe.paymentIntents.capture(other.intent.id)
      await refused(stripe.paymentIntents.cancel(other.intent.id), 400, 'payment_intent_unexpected_state')
    },
  },
  {
    name: 'iDEAL takes the money at once and leaves nothing to capture',
    async run({ stripe, control }) {
      const { session, intent, charge } = await pay({ stripe, control }, { method: 'ideal' })
      assert.equal(session.payment_status, 'paid')
      assert.equal(intent.status, 'succeeded')
      assert.equal(intent.amount_received, 3998)
      assert.equal(charge.captured, true)
      assert.equal(charge.payment_method_details?.type, 'ideal')
      await refused(stripe.paymentIntents.capture(intent.id), 400, 'payment_intent_unexpected_state')
      assert.deepEqual(await history({ stripe }, session), [
        'payment_intent.created',
        'charge.succeeded',
        'payment_intent.succeeded',
        'checkout.session.completed',
      ])
    },
  },
  {
    name: 'a declined card leaves the session open for another try',
    async run({ stripe, control }) {
      const session = await newSession(stripe)
      const outcome = await control.sessions.pay(session.id, { card: '4000000000009995' })
      assert.deepEqual(outcome, { outcome: 'declined', declineCode: 'insufficient_funds' })
      const open = await stripe.checkout.sessions.retrieve(session.id, {
        expand: ['payment_intent.latest_charge'],
      })
      assert.equal(open.status, 'open')
      const intent = object<Stripe.PaymentIntent>(open.payment_intent)
      assert.equal(intent.status, 'requires_payment_method')
      assert.equal(intent.last_payment_error?.decline_code, 'insufficient_funds')
      const charge = object<Stripe.Charge>(intent.latest_charge)
      assert.equal(charge.status, 'failed')
      assert.equal(charge.paid, false)
      assert.equal(charge.outcome?.type, 'issuer_declined')
      await control.sessions.pay(session.id, { card: '4242424242424242' })
      assert.deepEqual(await history({ stripe }, session), [
        'payment_intent.created',
        'charge.failed',
        'payment_intent.payment_failed',
        'charge.succeeded',
        'payment_intent.amount_capturable_updated',
        'checkout.session.completed',
      ])
    },
  },
  {
    name: 'a 3-D Secure card asks the buyer, who may fail and try again',
    async run({ stripe, control }) {
      const session = await newSession(stripe)
      const card = '4000002760003184'
      assert.equal((await control.sessions.pay(session.id, { card })).outcome, 'challenge')
      const failed = await control.sessions.pay(session.id, { card, authentication: 'failed' })
      assert.equal(failed.outcome, 'declined')
      const done = await control.sessions.pay(session.id, { card, authentication: 'completed' })
      assert.equal(done.outcome, 'completed')
      const { payment_intent: id } = await stripe.checkout.sessions.retrieve(session.id)
      const charge = await chargeOf(stripe, String(id))
      assert.equal(charge.payment_method_details?.card?.three_d_secure?.result, 'authenticated')
      assert.deepEqual((await history({ stripe }, session)).slice(0, 3), [
        'payment_intent.created',
        'payment_intent.requires_action',
        'payment_intent.payment_failed',
      ])
    },
  },
  {
    name: 'a session is paid once',
    async run({ stripe, control }) {
      const { session } = await pay({ stripe, control })
      const again = await control.sessions.pay(session.id, { card: '4242424242424242' })
      assert.deepEqual(again, { outcome: 'refused', reason: 'complete' })
      assert.equal(
        (await stripe.charges.list({ payment_intent: String(session.payment_intent) })).data.length,
        1,
      )
    },
  },
  {
    name: 'an expired session takes its attempt with it and cannot be paid, unless the buyer was in a race with it',
    async run({ stripe, control }) {
      const session = await newSession(stripe)
      await control.sessions.pay(session.id, { card: '4000000000000002' })
      const expired = await stripe.checkout.sessions.expire(session.id)
      assert.equal(expired.status, 'expired')
      assert.equal(expired.url, null)
      await refused(stripe.checkout.sessions.expire(session.id), 400)
      const refusedPayment = await control.sessions.pay(session.id, { card: '4242424242424242' })
      assert.deepEqual(refusedPayment, { outcome: 'refused', reason: 'expired' })
      assert.deepEqual((await history({ stripe }, session)).slice(3), [
        'payment_intent.canceled',
        'checkout.session.expired',
      ])
      const late = await newSession(stripe)
      await control.sessions.pay(late.id, { card: '4000000000000002' })
      await stripe.checkout.sessions.expire(late.id)
      const paid = await control.sessions.pay(late.id, { card: '4242424242424242', late: true })
      assert.equal(paid.outcome, 'completed')
      const { payment_intent: id } = await stripe.checkout.sessions.retrieve(late.id)
      const intent = await stripe.paymentIntents.retrieve(String(id))
      assert.equal(intent.status, 'requires_capture')
      assert.equal(intent.canceled_at, null)
    },
  },
]
