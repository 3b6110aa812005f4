import assert from 'node:assert/strict'
import { chargeOf, history, line, newSession, pay, refused, type Scenario } from './bench.ts'

export const moneyBack: Scenario[] = [
  {
    name: 'refunds never exceed what was taken',
    async run({ stripe, control }) {
      const { session, intent } = await pay({ stripe, control })
      await refused(stripe.refunds.create({ payment_intent: intent.id }), 400)
      await stripe.paymentIntents.capture(intent.id)
      const part = await stripe.refunds.create({
        payment_intent: intent.id,
        amount: 998,
        reason: 'requested_by_customer',
        metadata: { refund_id: 'r1' },
      })
      assert.equal(part.status, 'succeeded')
      assert.equal(part.amount, 998)
      assert.deepEqual(part.metadata, { refund_id: 'r1' })
      await refused(
        stripe.refunds.create({ payment_intent: intent.id, amount: 3001 }),
        400,
        'amount_too_large',
      )
      const rest = await stripe.refunds.create({ payment_intent: intent.id })
      assert.equal(rest.amount, 3000)
      await refused(stripe.refunds.create({ payment_intent: intent.id }), 400, 'charge_already_refunded')
      const charge = await chargeOf(stripe, intent.id)
      assert.equal(charge.amount_refunded, 3998)
      assert.equal(charge.refunded, true)
      const sums = await stripe.balanceTransactions.list({ source: part.id })
      assert.equal(sums.data[0]?.amount, -998)
      assert.deepEqual((await history({ stripe }, session)).slice(6), [
        'refund.created',
        'charge.refunded',
        'refund.created',
        'charge.refunded',
      ])
    },
  },
  {
    name: 'a refund can fail after it had succeeded',
    async run({ stripe, control }) {
      const { session, intent } = await pay({ stripe, control })
      await stripe.paymentIntents.capture(intent.id)
      const refund = await stripe.refunds.create({ payment_intent: intent.id })
      await control.refunds.fail(refund.id)
      const failed = await stripe.refunds.retrieve(refund.id)
      assert.equal(failed.status, 'failed')
      assert.ok(failed.failure_reason)
      assert.equal((await chargeOf(stripe, intent.id)).amount_refunded, 0)
      assert.deepEqual((await history({ stripe }, session)).slice(8), [
        'refund.updated',
        'charge.refund.updated',
        'refund.failed',
      ])
    },
  },
  {
    name: 'refunds of redirect methods wait for the bank',
    async run({ stripe, control }) {
      const { charge } = await pay({ stripe, control }, { method: 'ideal' })
      const refund = await control.charges.refund(charge.id, { amount: 100 })
      assert.equal(refund.status, 'pending')
      await control.refunds.succeed(refund.id)
      assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded')
      const tagged = await stripe.refunds.update(refund.id, { metadata: { note: 'x' } })
      assert.deepEqual(tagged.metadata, { note: 'x' })
      assert.equal((await stripe.refunds.list({ charge: charge.id })).data.length, 1)
      await refused(stripe.refunds.cancel(refund.id), 400)
    },
  },
  {
    name: 'a dispute takes the money, and its evidence may bring it back',
    async run({ stripe, control }) {
      const { session, intent } = await pay({ stripe, control }, { card: '4000000000000259' })
      assert.equal((await stripe.disputes.list({ payment_intent: intent.id })).data.length, 0)
      await stripe.paymentIntents.capture(intent.id)
      const dispute = (await stripe.disputes.list({ payment_intent: intent.id })).data[0]
      assert.ok(dispute)
      assert.equal(dispute.status, 'needs_response')
      assert.equal(dispute.amount, 3998)
      assert.ok((dispute.evidence_details.due_by ?? 0) > dispute.created)
      assert.equal(dispute.balance_transactions[0]?.amount, -3998)
      await refused(stripe.refunds.create({ payment_intent: intent.id }), 400, 'charge_disputed')
      const draft = await stripe.disputes.update(dispute.id, {
        evidence: { customer_purchase_ip: '192.0.2.7' },
        submit: false,
      })
      assert.equal(draft.status, 'needs_response')
      assert.equal(draft.evidence_details.has_evidence, true)
      const sent = await stripe.disputes.update(dispute.id, {
        evidence: { uncategorized_text: 'winning_evidence' },
      })
      assert.equal(sent.status, 'won')
      assert.equal(sent.evidence_details.submission_count, 1)
      await refused(stripe.disputes.close(dispute.id), 400, 'dispute_already_closed')
      assert.deepEqual((await history({ stripe }, session)).slice(6), [
        'charge.dispute.created',
        'charge.dispute.funds_withdrawn',
        'charge.dispute.updated',
        'charge.dispute.updated',
        'charge.dispute.closed',
        'charge.dispute.funds_reinstated',
      ])
    },
  },
  {
    name: 'evidence names what is known, files that are there, and is sent once',
    async run({ stripe, control }) {
      const { intent, charge } = await pay({ stripe, control })
      await stripe.paymentIntents.capture(intent.id)
      const { id } = await control.charges.dispute(charge.id)
      const update = (evidence: object) => stripe.disputes.update(id, { evidence, submit: false })
      await refused(update({ acces_activity_log: 'x' }), 400, 'parameter_unknown')
      await refused(update({ receipt: 'file_unknown' }), 400, 'resource_missing', 'evidence[receipt]')
      await refused(update({ access_activity_log: 'x'.repeat(20_001) }), 400)
      const data = Buffer.from('%PDF-1.7')
      const text = { name: 'order.txt', type: 'text/plain', data }
      await refused(stripe.files.create({ purpose: 'dispute_evidence', file: text }), 400)
      const pdf = { name: 'order.pdf', type: 'application/pdf', data }
      const file = await stripe.files.create({ purpose: 'dispute_evidence', file: pdf })
      assert.equal(file.size, data.length)
      assert.equal(file.filename, 'order.pdf')
      assert.equal((await stripe.files.retrieve(file.id)).type, 'pdf')
      assert.equal((await update({ receipt: file.id })).evidence.receipt, file.id)
      await stripe.disputes.update(id, { submit: true })
      await refused(update({ access_activity_log: 'late' }), 400, 'dispute_already_submitted')
      await refused(stripe.disputes.update(id, { submit: true }), 400, 'dispute_already_submitted')
    },
  },
  {
    name: 'an accepted dispute is lost, and an inquiry moves no money',
    async run({ stripe, control }) {
      const first = await pay({ stripe, control })
      await stripe.paymentIntents.capture(first.intent.id)
      const dispute = await control.charges.dispute(first.charge.id)
      assert.equal((await stripe.disputes.close(dispute.id)).status, 'lost')
      const second = await pay({ stripe, control })
      await stripe.paymentIntents.capture(second.intent.id)
      const inquiry = await control.charges.dispute(second.charge.id, { inquiry: true })
      assert.equal(inquiry.status, 'warning_needs_response')
      assert.deepEqual(inquiry.balance_transactions, [])
      assert.equal((await stripe.refunds.create({ payment_intent: second.intent.id })).status, 'succeeded')
      await control.disputes.decide(inquiry.id, 'prevented')
      await assert.rejects(control.disputes.decide(inquiry.id, 'won'), /already closed/)
      assert.deepEqual((await stripe.disputes.retrieve(inquiry.id)).balance_transactions, [])
    },
  },
  {
    name: 'a question that becomes a chargeback takes the money and one more answer',
    async run({ stripe, control }) {
      const { intent, charge } = await pay({ stripe, control })
      await stripe.paymentIntents.capture(intent.id)
      const { id, evidence_details: asked } = await control.charges.dispute(charge.id, { inquiry: true })
      const answer = (uncategorized_text: string) =>
        stripe.disputes.update(id, { evidence: { uncategorized_text }, submit: true })
      assert.equal((await answer('It was delivered.')).status, 'warning_under_review')
      await refused(answer('It was.'), 400, 'dispute_already_submitted')
      await control.clock.advance(1)
      const taken = await control.disputes.escalate(id, 'chargeback')
      assert.equal(taken.status, 'needs_response')
      assert.equal(taken.balance_transactions[0]?.amount, -3998)
      assert.ok((taken.evidence_details.due_by ?? 0) > (asked.due_by ?? 0))
      await refused(stripe.refunds.create({ payment_intent: intent.id }), 400, 'charge_disputed')
      assert.equal((await answer('It was opened, too.')).status, 'under_review')
      await refused(answer('Really.'), 400, 'dispute_already_submitted')
      assert.equal((await control.disputes.escalate(id, 'again')).status, 'needs_response')
      assert.equal((await answer('winning_evidence')).status, 'won')
      await assert.rejects(control.disputes.escalate(id, 'appeal'))
    },
  },
  {
    name: 'an appeal takes a reason and documents, and nothing else',
    async run({ stripe, control }) {
      const { intent, charge } = await pay({ stripe, control })
      await stripe.paymentIntents.capture(intent.id)
      const { id } = await control.charges.dispute(charge.id)
      const appeal = { card: { reason_for_filing: 'The log shows it.' } }
      const update = (evidence: object) => stripe.disputes.update(id, { evidence, submit: false })
      await refused(update({ appeal }), 400, undefined, 'evidence[appeal]')
      await update({ uncategorized_text: 'losing_evidence' })
      assert.equal((await stripe.disputes.update(id, { submit: true })).status, 'lost')
      assert.equal((await control.disputes.escalate(id, 'appeal')).status, 'appeal_needs_response')
      await refused(update({ uncategorized_text: 'more' }), 400, undefined, 'evidence')
      const missing = { card: { supporting_files: ['file_unknown'] } }
      await refused(update({ appeal: missing }), 400, 'resource_missing')
      const staged = await update({ appeal })
      assert.equal(staged.status, 'appeal_needs_response')
      assert.deepEqual(staged.evidence.appeal, appeal)
      assert.equal((await stripe.disputes.update(id, { submit: true })).status, 'appeal_under_review')
      await refused(update({ appeal }), 400, 'dispute_already_submitted')
      const won = await control.disputes.decide(id, 'won')
      assert.equal(won.status, 'won')
      assert.equal(won.balance_transactions.length, 2)
    },
  },
  {
    name: 'an early fraud warning is actionable until the refund',
    async run({ stripe, control }) {
      const { intent, charge, session } = await pay({ stripe, control }, { card: '4000000000005423' })
      await stripe.paymentIntents.capture(intent.id)
      const warning = (await stripe.radar.earlyFraudWarnings.list({ charge: charge.id })).data[0]
      assert.ok(warning)
      assert.equal(warning.actionable, true)
      await stripe.refunds.create({ payment_intent: intent.id, reason: 'fraudulent' })
      assert.equal((await stripe.radar.earlyFraudWarnings.retrieve(warning.id)).actionable, false)
      const types = await history({ stripe }, session)
      assert.equal(types.filter((type) => type === 'radar.early_fraud_warning.created').length, 1)
      assert.equal(types.at(-1), 'radar.early_fraud_warning.updated')
    },
  },
  {
    name: 'a review is opened by elevated risk and closed by approval or refund',
    async run({ stripe, control }) {
      const { intent, charge, session } = await pay({ stripe, control }, { card: '4000000000009235' })
      assert.equal(charge.outcome?.risk_level, 'elevated')
      assert.ok(typeof intent.review === 'string')
      const review = await stripe.reviews.retrieve(intent.review)
      assert.equal(review.open, true)
      assert.ok((await stripe.reviews.list({ limit: 100 })).data.some((one) => one.id === review.id))
      assert.equal((await stripe.reviews.approve(review.id)).closed_reason, 'approved')
      await refused(stripe.reviews.approve(review.id), 400)
      const types = await history({ stripe }, session)
      assert.deepEqual(types.slice(-2), ['review.opened', 'review.closed'])
      const other = await pay({ stripe, control }, { card: '4000000000009235' })
      await stripe.paymentIntents.cancel(other.intent.id)
      assert.equal((await stripe.reviews.retrieve(String(other.intent.review))).closed_reason, 'canceled')
    },
  },
  {
    name: 'too little is refused in each currency, and by what it makes in euros',
    async run({ stripe }) {
      const session = (currency: string, unit_amount: number) =>
        newSession(stripe, { line_items: [{ ...line({ currency, unit_amount }), quantity: 1 }] })
      await refused(session('czk', 1499), 400, 'amount_too_small')
      await refused(session('huf', 17_499), 400, 'amount_too_small')
      assert.equal((await session('czk', 1500)).amount_total, 1500)
      // Thirty pence would do in a British account, and are no fifty cents.
      await refused(session('gbp', 30), 400, 'amount_too_small')
      await refused(session('jpy', 50), 400, 'amount_too_small')
      assert.equal((await session('gbp', 60)).currency, 'gbp')
      assert.equal((await session('huf', 49_900)).amount_total, 49_900)
    },
  },
]
