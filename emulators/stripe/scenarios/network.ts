import assert from 'node:assert/strict'
import Stripe from 'stripe'
import { chargeOf, eventsOf, idOf, newSession, pay, refused, type Scenario, sdk, until } from './bench.ts'

export const network: Scenario[] = [
  {
    name: 'an idempotency key does its work once',
    async run({ stripe, control }) {
      const { intent } = await pay({ stripe, control })
      await stripe.paymentIntents.capture(intent.id)
      const key = `refund:${intent.id}`
      const first = await stripe.refunds.create(
        { payment_intent: intent.id, amount: 100 },
        { idempotencyKey: key },
      )
      const again = await stripe.refunds.create(
        { payment_intent: intent.id, amount: 100 },
        { idempotencyKey: key },
      )
      assert.equal(again.id, first.id)
      assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true')
      assert.equal((await stripe.refunds.list({ payment_intent: intent.id })).data.length, 1)
      const other = stripe.refunds.create({ payment_intent: intent.id, amount: 200 }, { idempotencyKey: key })
      const error = await refused(other, 400)
      assert.equal(error.rawType, 'idempotency_error')
      await refused(stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: key }), 400)
    },
  },
  {
    name: 'a key in flight is refused, and a lost answer is replayed',
    async run({ stripe, control, url, secretKey }) {
      const { intent } = await pay({ stripe, control })
      const path = `/v1/payment_intents/${intent.id}/capture`
      await control.faults.add({ kind: 'delay', match: `POST ${path}`, milliseconds: 300 })
      const key = `capture:${intent.id}`
      const capture = () => stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: key })
      const slow = capture()
      await new Promise((resolve) => setTimeout(resolve, 100))
      const [, quick] = await Promise.allSettled([slow, refused(capture(), 409, 'idempotency_key_in_use')])
      assert.equal(quick.status, 'fulfilled')
      assert.equal((await slow).status, 'succeeded')
      await control.faults.add({ kind: 'lose_response', match: 'POST /v1/refunds' })
      const patient = sdk(url, secretKey, { maxNetworkRetries: 2 })
      const refund = await patient.refunds.create({ payment_intent: intent.id, amount: 500 })
      assert.equal(refund.lastResponse.headers['idempotent-replayed'], 'true')
      assert.equal((await chargeOf(stripe, intent.id)).amount_refunded, 500)
    },
  },
  {
    name: 'API faults hit what they name, as often as they say',
    async run({ stripe, control }) {
      const { session } = await pay({ stripe, control })
      await control.faults.add({ kind: 'error', status: 429, match: 'GET /v1/checkout/sessions/*' })
      await stripe.paymentIntents.retrieve(String(session.payment_intent))
      await refused(stripe.checkout.sessions.retrieve(session.id), 429)
      await stripe.checkout.sessions.retrieve(session.id)
      await control.faults.add({ kind: 'error', match: 'GET /v1/account', count: 2 })
      await refused(stripe.accounts.retrieveCurrent(), 500)
      await refused(stripe.accounts.retrieveCurrent(), 500)
      assert.equal((await stripe.accounts.retrieveCurrent()).charges_enabled, true)
    },
  },
  {
    name: 'every event arrives signed, once, as it stands in the list',
    async run({ stripe, control, inbox }) {
      const { session, intent } = await pay({ stripe, control })
      await stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: `c:${intent.id}` })
      await control.webhooks.settle()
      const listed = await eventsOf(stripe, session)
      assert.equal(listed.length, 6)
      for (const event of listed) {
        const received = inbox.events.filter((one) => one.id === event.id)
        assert.equal(received.length, 1, `${event.type} arrived ${received.length} times`)
        assert.deepEqual(received[0]?.data, event.data)
        assert.equal(received[0]?.pending_webhooks, 1)
        assert.equal(event.pending_webhooks, 0)
        assert.equal(event.object, 'event')
        assert.equal(event.livemode, false)
        assert.equal(event.api_version, Stripe.API_VERSION)
        assert.ok(
          Number.isInteger(event.created) && Math.abs(event.created - (await control.clock.seconds())) < 120,
        )
      }
      const captured = listed.find((event) => event.type === 'charge.captured')
      assert.equal(captured?.request?.idempotency_key, `c:${intent.id}`)
      assert.match(captured?.request?.id ?? '', /^req_/)
      const completed = listed.find((event) => event.type === 'checkout.session.completed')
      assert.equal(completed?.request?.id, null)
      const authorised = listed.find((event) => event.type === 'payment_intent.amount_capturable_updated')
      assert.ok(authorised?.type === 'payment_intent.amount_capturable_updated')
      assert.equal(
        authorised.data.object.status,
        'requires_capture',
        'an event keeps the state of its moment',
      )
      assert.equal(inbox.refused, 0)
    },
  },
  {
    name: 'an endpoint that fails is tried again',
    async run({ stripe, control, inbox }) {
      await control.webhooks.settle()
      inbox.failNext = 1
      const session = await newSession(stripe)
      await stripe.checkout.sessions.expire(session.id)
      await until(() => inbox.events.some((event) => idOf(event.data.object) === session.id))
      const [event] = await eventsOf(stripe, session)
      assert.equal(event?.type, 'checkout.session.expired')
    },
  },
  {
    name: 'webhooks can come twice, late, reversed or never',
    async run({ stripe, control, inbox }) {
      await control.webhooks.settle()
      const arrivals = ({ id }: { id: string }) =>
        inbox.events.filter((event) => idOf(event.data.object) === id)
      const expire = async () => {
        const session = await newSession(stripe)
        await stripe.checkout.sessions.expire(session.id)
        await control.webhooks.settle()
        return session
      }
      const types = ['checkout.session.expired']
      await control.webhooks.fault({ kind: 'duplicate', count: 1, types })
      assert.equal(arrivals(await expire()).length, 2)
      await control.webhooks.fault({ kind: 'drop', count: 1, types })
      const dropped = await expire()
      assert.equal(arrivals(dropped).length, 0)
      const [lost] = await eventsOf(stripe, dropped)
      assert.ok(lost)
      assert.equal(lost.pending_webhooks, 1)
      const undelivered = await stripe.events.list({ delivery_success: false, limit: 100 })
      assert.ok(undelivered.data.some((event) => event.id === lost.id))
      await control.events.resend(lost.id)
      await control.webhooks.settle()
      assert.equal(arrivals(dropped).length, 1)
      await control.webhooks.fault({ kind: 'reorder', count: 2, types })
      const [first, second] = [await expire(), await expire()]
      await until(() => arrivals(first).length > 0 && arrivals(second).length > 0)
      await control.webhooks.pause()
      const paused = await newSession(stripe)
      await stripe.checkout.sessions.expire(paused.id)
      assert.equal(arrivals(paused).length, 0)
      await control.webhooks.flush({ order: 'reversed' })
      await control.webhooks.settle()
      assert.equal(arrivals(paused).length, 1)
    },
  },
  {
    name: 'an endpoint made by the API gets what it asked for, signed with its own secret',
    async run({ stripe }) {
      const made = await stripe.webhookEndpoints.create({
        url: 'http://127.0.0.1:9/never',
        enabled_events: ['payout.paid'],
        api_version: Stripe.API_VERSION,
      })
      assert.match(made.secret ?? '', /^whsec_/)
      const shown = await stripe.webhookEndpoints.retrieve(made.id)
      assert.equal(shown.secret, undefined)
      assert.equal(shown.api_version, Stripe.API_VERSION)
      const changed = await stripe.webhookEndpoints.update(made.id, { disabled: true })
      assert.equal(changed.status, 'disabled')
      assert.ok((await stripe.webhookEndpoints.list()).data.some((one) => one.id === made.id))
      assert.equal((await stripe.webhookEndpoints.del(made.id)).deleted, true)
      await refused(stripe.webhookEndpoints.retrieve(made.id), 404)
    },
  },
]
