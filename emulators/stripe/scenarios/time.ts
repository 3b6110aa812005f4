import assert from 'node:assert/strict'
import type Stripe from 'stripe'
import { history, laterParams, newSession, object, pay, refused, type Scenario } from './bench.ts'

export const time: Scenario[] = [
  {
    name: 'time ends sessions, holds, disputes and idempotency keys',
    async run({ stripe, control }) {
      const now = await control.clock.seconds()
      const open = await newSession(stripe, { expires_at: now + 31 * 60 })
      await control.clock.advance(32 * 60)
      assert.equal((await stripe.checkout.sessions.retrieve(open.id)).status, 'expired')
      const held = await pay({ stripe, control }, {}, laterParams(await control.clock.seconds()))
      const disputed = await pay({ stripe, control }, {}, laterParams(await control.clock.seconds()))
      const key = `c:${disputed.intent.id}`
      await stripe.paymentIntents.capture(disputed.intent.id, {}, { idempotencyKey: key })
      const dispute = await control.charges.dispute(disputed.charge.id)
      await control.clock.advance(7 * 24 * 3600 + 60)
      const expired = await stripe.paymentIntents.retrieve(held.intent.id, {
        expand: ['latest_charge.refunds'],
      })
      assert.equal(expired.status, 'canceled')
      assert.equal(expired.cancellation_reason, 'automatic')
      const released = object<Stripe.Charge>(expired.latest_charge).refunds?.data[0]
      assert.equal(released?.reason, 'expired_uncaptured_charge')
      assert.ok((await history({ stripe }, held.session)).includes('charge.expired'))
      await refused(
        stripe.paymentIntents.capture(disputed.intent.id, {}, { idempotencyKey: key }),
        400,
        'payment_intent_unexpected_state',
      )
      await control.clock.advance(3 * 24 * 3600)
      const missed = await stripe.disputes.retrieve(dispute.id)
      assert.equal(missed.status, 'lost')
      assert.equal(missed.evidence_details.past_due, true)
    },
  },
]
