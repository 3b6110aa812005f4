import { randomBytes } from 'node:crypto'
import type { KyselyPlugin } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { stripeClient } from '../../../platform/stripe/client.ts'
import { stripeRedactions } from '../../../platform/stripe/stripe-redactions.ts'
import { erasedEmail } from '../../../shared/email.ts'
import { type LegalHoldId, newId, type OrderId, type RedactionId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { endHold, erasePerson, finishErasures, placeHold, replayErasures } from '../../privacy/index.ts'
import { testPrivacy } from '../../privacy/privacy.fixture.ts'
import { redactPayments } from './redact-payments.ts'
import { listOpenRedactions, recordRedactedByHand } from './store.ts'

const shop = await testPrivacy()
const { pool, emulator, worker, clock, erasure } = shop
const { control } = emulator
const key = 'sk_test_demo_shop'
const stripe = stripeClient(new Secret(key), emulator.url)
const alarms: string[] = []
const deps = {
  db: worker.db,
  clock,
  redactions: stripeRedactions(stripe),
  alarm: (what: string) => void alarms.push(what),
}

const day = 86_400
async function pass(seconds: number): Promise<void> {
  shop.pass(seconds * 1000)
  await control.clock.advance(seconds)
}

/** Works as the shop does, minute by minute, but only as long as something changes. */
async function work(): Promise<void> {
  for (let round = 0; round < 8; round++) {
    await redactPayments(deps)
    await pass(360)
  }
}

type Bought = { email: string; name: string; order: OrderId; session: string; intent: string }

// All of them before the time moves, because the shop's own requests to Stripe are dated by the wall clock.
const people: Bought[] = []
for (let count = 0; count < 16; count++) people.push(await buy())

function bought(): Bought {
  const next = people.pop()
  if (!next) throw new Error('more people are needed')
  return next
}

async function buy(): Promise<Bought> {
  const mark = `nora${randomBytes(6).toString('hex')}`
  const email = `${mark}@example.eu`
  const order = await shop.anOrder(email)
  const { rows } = await pool.query('select session_id, intent_id from shop.payment where order_id = $1', [
    order,
  ])
  return { email, name: mark, order, session: rows[0].session_id, intent: rows[0].intent_id }
}

async function rowOf(order: OrderId) {
  const { rows } = await pool.query('select * from shop.redaction where order_id = $1', [order])
  return rows[0]
}

/** What Stripe shows of a payment, with its events. */
async function atStripe({ session, intent }: Bought): Promise<string> {
  const charges = await stripe.charges.list({ payment_intent: intent })
  const events = await stripe.events.list({ limit: 100 })
  return JSON.stringify([
    await stripe.checkout.sessions.retrieve(session),
    await stripe.paymentIntents.retrieve(intent),
    charges.data,
    events.data.filter(({ data }) => JSON.stringify(data).includes(intent)),
  ])
}

async function countJobs({ session }: Bought): Promise<number> {
  const { data } = await stripe.rawRequest('GET', '/v1/privacy/redaction_jobs?limit=100', undefined, {
    apiVersion: '2026-10-28.preview',
  })
  return JSON.stringify(data).split(session).length - 1
}

beforeEach(async () => {
  alarms.length = 0
  await control.faults.clear()
})

/** The buyer's own words stand at Stripe: the address that the shop gave, and what was typed on the page. */
async function isNamed(who: Bought): Promise<boolean> {
  return (await atStripe(who)).includes('buyer@')
}

test('an erasure is redacted at Stripe once no bank can dispute it, asked until it is done, and leaves a receipt', async () => {
  const who = bought()
  expect(await isNamed(who)).toBe(true)
  expect(await erasePerson(erasure, { email: who.email }, 'request')).toMatchObject({ ok: true })
  await work()
  expect(await rowOf(who.order)).toMatchObject({ state: 'requested', job_id: null, done_at: null })
  expect(await isNamed(who)).toBe(true)

  await pass(121 * day)
  await redactPayments(deps)
  expect(await rowOf(who.order)).toMatchObject({ state: 'running', job_id: expect.stringMatching(/^prj_/) })
  expect(await isNamed(who)).toBe(true)
  await work()
  expect(await rowOf(who.order)).toMatchObject({ state: 'redacted', done_at: expect.any(Date) })
  expect(await isNamed(who)).toBe(false)
  expect(await listOpenRedactions(worker.db)).toEqual([])
  expect(alarms).toEqual([])
})

test('erased twice is asked for once', async () => {
  const who = bought()
  await erasePerson(erasure, { email: who.email }, 'request')
  const first = await rowOf(who.order)
  await erasePerson(erasure, { order: who.order }, 'request')
  expect(await rowOf(who.order)).toEqual(first)
  await pass(121 * day)
  await work()
  expect(await countJobs(who)).toBe(1)
})

test('an erasure that does not commit asks for nothing, and what is on legal hold is not asked for', async () => {
  const [failing, held] = [bought(), bought()]
  const boom = () => Promise.reject(new Error('boom'))
  await expect(erasePerson(erasure, { email: failing.email }, 'request', { last: boom })).rejects.toThrow(
    'boom',
  )
  expect(await rowOf(failing.order)).toBeUndefined()
  const hold = { ground: 'claim', reference: null, by: null, at: clock.now() } as const
  await worker.db.transaction().execute((tx) => placeHold(tx, { kind: 'order', id: held.order }, hold))
  await erasePerson(erasure, { email: held.email }, 'request')
  expect(await rowOf(held.order)).toBeUndefined()
})

test('while Stripe is down it is tried again, said once, and done when it is back', async () => {
  const who = bought()
  await erasePerson(erasure, { email: who.email }, 'request')
  await pass(121 * day)
  await control.faults.add({ kind: 'error', match: 'GET /v1/checkout/sessions/*', count: 1000 })
  for (let hour = 0; hour < 20; hour++) {
    await redactPayments(deps)
    await pass(3600)
  }
  expect((await rowOf(who.order)).state).toBe('requested')
  expect((await rowOf(who.order)).tries).toBeLessThan(14)
  expect(alarms).toEqual(['redaction.stuck'])
  await control.faults.clear()
  await pass(day / 4)
  await work()
  expect((await rowOf(who.order)).state).toBe('redacted')
})

test('an answer that was lost, and a process that died after asking, make no second job', async () => {
  const who = bought()
  await erasePerson(erasure, { email: who.email }, 'request')
  await pass(121 * day)
  await control.faults.add({ kind: 'lose_response', match: 'POST /v1/privacy/redaction_jobs', count: 1 })
  // Between the answer of Stripe and the row: the process is gone, and its lease runs out.
  const dying = { ...deps, db: worker.db.withPlugin(endsAfterTaking()) }
  await expect(redactPayments(dying)).rejects.toThrow('the process has ended')
  expect((await rowOf(who.order)).job_id).toBeNull()
  await pass(700)
  await work()
  expect((await rowOf(who.order)).state).toBe('redacted')
  expect(await countJobs(who)).toBe(1)
})

/** What is due can still be taken; the answer of Stripe is no longer written down. */
function endsAfterTaking(): KyselyPlugin {
  return {
    transformQuery({ node }) {
      if (node.kind === 'UpdateQueryNode') throw new Error('the process has ended')
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

test('what Stripe refuses is told with its reason, and asked for again a week later, with the same job', async () => {
  const who = bought()
  await erasePerson(erasure, { email: who.email }, 'request')
  await pass(119 * day)
  const { data } = await stripe.charges.list({ payment_intent: who.intent })
  const dispute = await control.charges.dispute(data[0]?.id ?? '', { inquiry: true })
  await pass(2 * day)
  await work()
  const refused = await rowOf(who.order)
  expect(refused).toMatchObject({ state: 'refused', reason: 'invalid_cascading_source', done_at: null })
  expect(alarms).toEqual(['redaction.refused'])
  expect(await listOpenRedactions(worker.db)).toMatchObject([{ orderId: who.order, state: 'refused' }])
  expect(await isNamed(who)).toBe(true)
  await stripe.disputes.close(dispute.id)
  await pass(8 * day)
  await work()
  expect(await rowOf(who.order)).toMatchObject({ state: 'redacted', job_id: refused.job_id })
})

test('a job that somebody cancelled in the Dashboard is replaced', async () => {
  const who = bought()
  await erasePerson(erasure, { email: who.email }, 'request')
  await pass(121 * day)
  await control.redactions.refuse('invalid_file_purpose')
  await work()
  const { job_id: first } = await rowOf(who.order)
  await stripe.rawRequest('POST', `/v1/privacy/redaction_jobs/${first}/cancel`, undefined, {
    apiVersion: '2026-10-28.preview',
  })
  await pass(8 * day)
  await work()
  await pass(2 * day)
  await work()
  const row = await rowOf(who.order)
  expect(row).toMatchObject({ state: 'redacted', round: 1 })
  expect(row.job_id).not.toBe(first)
})

test('an account without the preview is told of once, asked no more, and what was done by hand is recorded', async () => {
  const who = bought()
  await erasePerson(erasure, { email: who.email }, 'request')
  await pass(121 * day)
  await control.faults.add({
    kind: 'error',
    match: 'POST /v1/privacy/redaction_jobs',
    count: 1000,
    status: 403,
  })
  await work()
  await pass(30 * day)
  await work()
  expect(await rowOf(who.order)).toMatchObject({ state: 'unavailable', reason: 'http_403', done_at: null })
  expect(alarms).toEqual(['redaction.unavailable'])
  const { id } = await rowOf(who.order)
  const by = newId('acc')
  const record = () =>
    worker.db.transaction().execute((tx) => recordRedactedByHand(tx, id as RedactionId, by, clock.now()))
  expect(await record()).toBe(true)
  expect(await record()).toBe(false)
  expect(await rowOf(who.order)).toMatchObject({ state: 'by_hand', recorded_by: by })
  const { rows: history } = await pool.query(
    `select actor_id, details from shop.audit_event where subject_id = $1 and action = 'privacy.redacted_by_hand'`,
    [who.order],
  )
  expect(history).toEqual([{ actor_id: by, details: { redaction: id } }])
})

test('after a restore the erasure is replayed, and Stripe, which remembers, is not made to redact twice', async () => {
  const who = bought()
  const contact = await pool.query('select email, email_folded from shop.order_contact where order_id = $1', [
    who.order,
  ])
  await erasePerson(erasure, { email: who.email }, 'request')
  await pass(121 * day)
  await work()
  // The backup knows neither the erasure nor its receipt.
  await pool.query('alter table shop.erasure disable trigger all')
  await pool.query('delete from shop.erasure')
  await pool.query('alter table shop.erasure enable trigger all')
  await pool.query('delete from shop.redaction')
  await pool.query('update shop.order_contact set email = $2, email_folded = $3 where order_id = $1', [
    who.order,
    contact.rows[0].email,
    contact.rows[0].email_folded,
  ])
  expect(await replayErasures(erasure)).toBeGreaterThanOrEqual(1)
  await work()
  expect(await rowOf(who.order)).toMatchObject({ state: 'redacted', job_id: null })
  expect(await countJobs(who)).toBe(1)
})

test('what Stripe tells late neither brings the card back nor turns the payment into a stranger', async () => {
  const who = bought()
  await erasePerson(erasure, { email: who.email }, 'request')
  const late = async () => {
    await pool.query(
      `insert into shop.payment_event (id, type, object_id, order_id, created_at) values ($1, 'charge.updated', $2, $3, now())`,
      [newId('aud'), who.intent, who.order],
    )
    await shop.advance(who.order)
    const { rows } = await pool.query('select state, card_last4 from shop.payment where order_id = $1', [
      who.order,
    ])
    return rows[0]
  }
  expect(await late()).toEqual({ state: 'captured', card_last4: null })
  await pass(121 * day)
  await work()
  expect(await late()).toEqual({ state: 'captured', card_last4: null })
  const open = await pool.query('select from shop.payment_event where order_id = $1 and handled_at is null', [
    who.order,
  ])
  expect(open.rows).toEqual([])
})

test('the emulator refuses what Stripe does not document', async () => {
  const preview = { apiVersion: '2026-10-28.preview' }
  const post = (params: object, options: object = preview) =>
    stripe.rawRequest('POST', '/v1/privacy/redaction_jobs', params as never, options)
  await expect(post({ objects: { checkout_sessions: ['cs_test_a1none'] } })).rejects.toMatchObject({
    code: 'resource_missing',
  })
  await expect(post({ objects: { people: ['x'] } })).rejects.toMatchObject({ code: 'parameter_unknown' })
  await expect(post({ objects: { customers: ['cus_1'] } })).rejects.toMatchObject({
    code: 'parameter_not_emulated',
  })
  await expect(post({ objects: {}, validation_behavior: 'hope' })).rejects.toMatchObject({ statusCode: 400 })
  // Without the preview there is no such address.
  await expect(post({ objects: {} }, {})).rejects.toMatchObject({ statusCode: 404 })
})

test('a hold that ends has asked for what it delayed, of the account and of an order by itself', async () => {
  const [guest, buyer] = [bought(), bought()]
  const { account } = await shop.anAccount()
  await pool.query('update shop."order" set account_id = $2 where id = $1', [buyer.order, account])
  const staff = newId('acc')
  const held: LegalHoldId[] = []
  for (const { order } of [guest, buyer]) {
    await worker.db
      .transaction()
      .execute((tx) =>
        placeHold(
          tx,
          { kind: 'order', id: order },
          { ground: 'court', reference: null, by: null, at: clock.now() },
        ),
      )
    const { id } = await worker.db
      .selectFrom('legal_hold')
      .select('id')
      .where('subject_id', '=', order)
      .executeTakeFirstOrThrow()
    held.push(id)
  }
  await erasePerson(erasure, { email: guest.email }, 'request')
  // Whose order has another address than the account is led to by the order alone, once the account is gone.
  await erasePerson(erasure, { account }, 'request')
  const contacts = async () =>
    (
      await pool.query('select email from shop.order_contact where order_id = any($1) order by email', [
        [guest.order, buyer.order],
      ])
    ).rows.map(({ email }) => email)
  expect(await contacts()).toEqual([guest.email, buyer.email].sort())
  expect(await finishErasures(erasure)).toBe(0)
  await pass(60)
  for (const id of held)
    await worker.db
      .transaction()
      .execute((tx) => endHold(tx, id, { by: staff, reason: 'Settled', at: clock.now() }))
  expect(await finishErasures(erasure)).toBe(2)
  expect(await finishErasures(erasure)).toBe(0)
  expect(await contacts()).toEqual([erasedEmail, erasedEmail])
  for (const { order } of [guest, buyer]) expect(await rowOf(order)).toMatchObject({ state: 'requested' })
})

test('a hold that ends without an erasure erases nobody, nor whoever came back since', async () => {
  const [kept, back] = [bought(), bought()]
  const place = (order: OrderId) =>
    worker.db.transaction().execute(async (tx) => {
      await placeHold(
        tx,
        { kind: 'order', id: order },
        { ground: 'claim', reference: null, by: null, at: clock.now() },
      )
      return tx
        .selectFrom('legal_hold')
        .select('id')
        .where('subject_id', '=', order)
        .executeTakeFirstOrThrow()
    })
  await erasePerson(erasure, { email: back.email }, 'request')
  // The same address buys anew, and that order is held.
  await pass(60)
  await pool.query('update shop.order_contact set email = $2, email_folded = $2 where order_id = $1', [
    kept.order,
    back.email,
  ])
  await pool.query('update shop."order" set placed_at = $2 where id = $1', [kept.order, clock.now()])
  const { id } = await place(kept.order)
  await worker.db
    .transaction()
    .execute((tx) => endHold(tx, id, { by: newId('acc'), reason: 'Settled', at: clock.now() }))
  expect(await finishErasures(erasure)).toBe(0)
  expect(await rowOf(kept.order)).toBeUndefined()
})
