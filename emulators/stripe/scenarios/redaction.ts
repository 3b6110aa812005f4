import assert from 'node:assert/strict'
import type Stripe from 'stripe'
import { type Bench, eventsOf, newSession, pay, refused, type Scenario } from './bench.ts'

const day = 24 * 3600
const jobs = '/v1/privacy/redaction_jobs'

type Job = { id: string; status: string; objects: object }

/** The SDK has no methods for the preview; every call names its version. */
async function call<T>({ stripe }: Pick<Bench, 'stripe'>, method: 'GET' | 'POST', path: string, params = {}) {
  const reply: unknown = await stripe.rawRequest(method, path, method === 'GET' ? undefined : params, {
    apiVersion: '2026-10-28.preview',
  })
  return reply as T
}

/** A payment that no bank can argue about any more: it is captured, and ninety days have passed. */
async function oldPayment({ stripe, control }: Bench) {
  const email = `nora${await control.clock.seconds()}@example.com`
  const paid = await pay({ stripe, control }, {}, { customer_email: email })
  await stripe.paymentIntents.capture(paid.intent.id)
  await control.clock.advance(91 * day)
  return { ...paid, email }
}

const objectsOf = ({ session, intent }: { session: { id: string }; intent: { id: string } }) => ({
  objects: { checkout_sessions: [session.id], payment_intents: [intent.id] },
})

async function errorsOf(bench: Bench, { id }: Job) {
  const { data } = await call<{ data: { code: string }[] }>(bench, 'GET', `${jobs}/${id}/validation_errors`)
  return data.map(({ code }) => code)
}

/** Everything that the API still says of a payment. */
async function shown(
  { stripe }: Bench,
  { session, intent }: { session: Stripe.Checkout.Session; intent: { id: string } },
) {
  return JSON.stringify([
    await stripe.checkout.sessions.retrieve(session.id),
    await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge', 'payment_method'] }),
    await eventsOf(stripe, session),
  ])
}

export const redaction: Scenario[] = [
  {
    name: 'a redaction is validated, run and done, and blanks the payment with all that is related',
    async run(bench) {
      const { stripe, control } = bench
      const paid = await oldPayment(bench)
      const { amount, status } = await stripe.paymentIntents.retrieve(paid.intent.id)
      assert.ok((await shown(bench, paid)).includes(paid.email))
      const job = await call<Job>(bench, 'POST', jobs, objectsOf(paid))
      assert.match(job.id, /^prj_/)
      assert.equal(job.status, 'validating')
      const look = async () => (await call<Job>(bench, 'GET', `${jobs}/${job.id}`)).status
      await refused(call(bench, 'POST', `${jobs}/${job.id}/run`), 400)
      await control.clock.advance(10)
      assert.equal(await look(), 'ready')
      assert.deepEqual(await errorsOf(bench, job), [])
      assert.equal((await call<Job>(bench, 'POST', `${jobs}/${job.id}/run`)).status, 'redacting')
      assert.ok((await shown(bench, paid)).includes(paid.email))
      await control.clock.advance(120)
      assert.equal(await look(), 'succeeded')
      const after = await shown(bench, paid)
      for (const word of [paid.email, 'buyer@', '4242', 'pay_1', '"ord_1"'])
        assert.ok(!after.includes(word), word)
      assert.ok(after.includes('"status":"redacted"'))
      const left = await stripe.paymentIntents.retrieve(paid.intent.id)
      assert.deepEqual([left.amount, left.status], [amount, status])
      await refused(call(bench, 'POST', `${jobs}/${job.id}/cancel`), 400)
    },
  },
  {
    name: 'what was never taken is redacted at once, in its events as well',
    async run(bench) {
      const { stripe, control } = bench
      const paid = await pay({ stripe, control }, {}, { customer_email: 'nora@example.com' })
      await stripe.paymentIntents.cancel(paid.intent.id)
      const told = async () => JSON.stringify(await eventsOf(stripe, paid.session))
      assert.ok((await told()).includes('nora@example.com'))
      const job = await call<Job>(bench, 'POST', jobs, objectsOf(paid))
      await control.clock.advance(10)
      await call(bench, 'POST', `${jobs}/${job.id}/run`)
      await control.clock.advance(120)
      const left = await told()
      for (const word of ['nora@', 'buyer@', 'pay_1']) assert.ok(!left.includes(word), word)
      assert.ok(left.includes('checkout.session.completed'))
    },
  },
  {
    name: 'a redaction is refused while a payment is young, open or argued about, and validated again',
    async run(bench) {
      const { stripe, control } = bench
      const open = await newSession(stripe)
      const early = await call<Job>(bench, 'POST', jobs, { objects: { checkout_sessions: [open.id] } })
      const young = await pay({ stripe, control })
      await stripe.paymentIntents.capture(young.intent.id)
      const soon = await call<Job>(bench, 'POST', jobs, objectsOf(young))
      await control.clock.advance(10)
      assert.deepEqual(await errorsOf(bench, early), ['invalid_state'])
      assert.deepEqual(await errorsOf(bench, soon), ['invalid_state'])
      await refused(call(bench, 'POST', `${jobs}/${soon.id}/run`), 400)
      await control.clock.advance(91 * day)
      await call(bench, 'POST', `${jobs}/${soon.id}/validate`)
      await control.clock.advance(10)
      assert.deepEqual(await errorsOf(bench, soon), [])
      const other = await oldPayment(bench)
      const argued = await control.charges.dispute(other.charge.id)
      const late = await call<Job>(bench, 'POST', jobs, objectsOf(other))
      await control.clock.advance(10)
      assert.deepEqual(await errorsOf(bench, late), ['invalid_cascading_source'])
      await stripe.disputes.close(argued.id)
      await call(bench, 'POST', `${jobs}/${late.id}/validate`)
      await control.clock.advance(10)
      assert.deepEqual(await errorsOf(bench, late), [])
      assert.equal((await call<Job>(bench, 'GET', `${jobs}/${late.id}`)).status, 'ready')
    },
  },
  {
    name: 'a redaction names what exists, ten objects at most, in the version of the preview',
    async run(bench) {
      const { stripe } = bench
      await refused(call(bench, 'POST', jobs, { objects: {} }), 400, undefined, 'objects')
      const unknown = { objects: { payment_intents: ['pi_nobody'] } }
      await refused(call(bench, 'POST', jobs, unknown), 404, 'resource_missing')
      const many = { objects: { payment_intents: Array.from({ length: 11 }, (_, n) => `pi_${n}`) } }
      await refused(call(bench, 'POST', jobs, many), 400, undefined, 'objects')
      await refused(stripe.rawRequest('GET', jobs), 404)
    },
  },
  {
    name: 'two redactions of one payment do not run beside each other, and a cancelled one lets go',
    async run(bench) {
      const { control } = bench
      const paid = await oldPayment(bench)
      const first = await call<Job>(bench, 'POST', jobs, objectsOf(paid))
      await control.clock.advance(10)
      const second = await call<Job>(bench, 'POST', jobs, objectsOf(paid))
      await control.clock.advance(10)
      assert.deepEqual(await errorsOf(bench, second), ['locked_by_other_job'])
      assert.equal((await call<Job>(bench, 'POST', `${jobs}/${first.id}/cancel`)).status, 'canceling')
      await control.clock.advance(1)
      assert.equal((await call<Job>(bench, 'GET', `${jobs}/${first.id}`)).status, 'canceled')
      await call(bench, 'POST', `${jobs}/${second.id}/validate`)
      await control.clock.advance(10)
      assert.equal((await call<Job>(bench, 'GET', `${jobs}/${second.id}`)).status, 'ready')
    },
  },
]
