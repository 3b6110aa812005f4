import assert from 'node:assert/strict'
import type Stripe from 'stripe'
import {
  chargeOf,
  history,
  laterParams,
  line,
  newSession,
  object,
  pay,
  refused,
  type Scenario,
} from './bench.ts'

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
  {
    name: 'two earlier payments of the card answer for a disputed one',
    async run({ stripe, control }) {
      const taken = async () => {
        const { intent, charge } = await pay(
          { stripe, control },
          {},
          laterParams(await control.clock.seconds()),
        )
        await stripe.paymentIntents.capture(intent.id)
        return charge.id
      }
      const [first, second, young] = [await taken(), await taken(), await taken()]
      const early = await control.charges.dispute(young)
      const rule = (dispute: Stripe.Dispute) =>
        dispute.evidence_details.enhanced_eligibility.visa_compelling_evidence_3
      assert.equal(rule(early)?.status, 'requires_action')
      const who = {
        customer_purchase_ip: '192.0.2.7',
        customer_email_address: 'a@example.com',
        product_description: 'A key',
      }
      const answer = (id: string, prior: string[], change: object = {}) =>
        stripe.disputes.update(id, {
          submit: false,
          evidence: {
            enhanced_evidence: {
              visa_compelling_evidence_3: {
                disputed_transaction: { ...who, merchandise_or_services: 'services' },
                prior_undisputed_transactions: prior.map((charge) => ({ charge, ...who, ...change })),
              },
            },
          },
        })
      await refused(answer(early.id, [first, second]), 400)
      await control.clock.advance(121 * 24 * 3600)
      const late = await control.charges.dispute(await taken())
      await refused(answer(late.id, [first, young]), 400)
      await refused(answer(late.id, [first, second, second]), 400)
      const one = rule(await answer(late.id, [first]))
      assert.deepEqual(one?.required_actions, ['missing_prior_undisputed_transactions'])
      const other = rule(await answer(late.id, [first, second], { customer_purchase_ip: '192.0.2.8' }))
      assert.deepEqual(other?.required_actions, ['missing_customer_identifiers'])
      assert.equal(rule(await answer(late.id, [first, second]))?.status, 'qualified')
    },
  },
  {
    name: 'money of another currency is booked in euros, at the rate of the day',
    async run({ stripe, control }) {
      const inYen = () => ({ line_items: [line({ currency: 'jpy', unit_amount: 5000 })] })
      const { intent } = await pay(
        { stripe, control },
        {},
        { ...inYen(), ...laterParams(await control.clock.seconds()) },
      )
      await stripe.paymentIntents.capture(intent.id)
      const charge = await chargeOf(stripe, intent.id)
      assert.deepEqual([charge.amount_captured, charge.currency], [10_000, 'jpy'])
      const booked = object<Stripe.BalanceTransaction>(charge.balance_transaction)
      assert.equal(booked.currency, 'eur')
      // Ten thousand yen are some fifty euros, and not fifty cents.
      assert.ok(booked.amount > 4000 && booked.amount < 7000, String(booked.amount))
      assert.equal(booked.amount, Math.round(10_000 * (booked.exchange_rate ?? 0)))
      assert.equal(booked.fee, Math.round(booked.amount * 0.015) + 25)
      await control.clock.advance(24 * 3600)
      const back = await stripe.refunds.create({ payment_intent: intent.id, expand: ['balance_transaction'] })
      assert.deepEqual([back.amount, back.currency], [10_000, 'jpy'])
      const left = object<Stripe.BalanceTransaction>(back.balance_transaction)
      assert.equal(left.currency, 'eur')
      assert.notEqual(left.amount, -booked.amount)
      assert.equal(left.amount, -Math.round(10_000 * (left.exchange_rate ?? 0)))
      const { charge: disputed, intent: argued } = await pay(
        { stripe, control },
        {},
        { ...inYen(), ...laterParams(await control.clock.seconds()) },
      )
      await stripe.paymentIntents.capture(argued.id)
      const dispute = await control.charges.dispute(disputed.id)
      assert.deepEqual([dispute.amount, dispute.currency], [10_000, 'jpy'])
      assert.equal(dispute.balance_transactions[0]?.currency, 'eur')
    },
  },
]
