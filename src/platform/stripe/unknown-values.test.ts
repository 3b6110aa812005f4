import type Stripe from 'stripe'
import { afterAll, describe, expect, test } from 'vitest'
import { startStripeEmulator } from '../../../emulators/stripe/index.ts'
import { Secret } from '../../shared/secret.ts'
import { stripeClient } from './client.ts'
import { project, type StripeTruth } from './project.ts'
import { toldCharge, toldDispute, toldMovement, toldPayment, toldRefund, toldWarning } from './told.ts'

const secretKey = 'sk_test_demo_unknown'
const emulator = await startStripeEmulator({ secretKey })
afterAll(() => emulator.stop())
const stripe = stripeClient(new Secret(secretKey), emulator.url)

/** A payment that has everything, as the SDK read it; each test puts one new word into it. */
const session = await stripe.checkout.sessions.create({
  mode: 'payment',
  ui_mode: 'hosted_page',
  line_items: [
    { quantity: 1, price_data: { currency: 'eur', unit_amount: 2490, product_data: { name: 'Key' } } },
  ],
  success_url: 'http://127.0.0.1/',
})
await emulator.control.sessions.pay(session.id, { method: 'ideal' })
const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] })
const intent = paid.payment_intent as Stripe.PaymentIntent
const charge = intent.latest_charge as Stripe.Charge
await emulator.control.charges.refund(charge.id, { amount: 100 })
await emulator.control.charges.warn(charge.id)
await emulator.control.charges.dispute(charge.id)
const truth: StripeTruth = {
  session: paid,
  intent,
  charge,
  refunds: (await stripe.refunds.list()).data,
  disputes: (await stripe.disputes.list()).data,
  warnings: (await stripe.radar.earlyFraudWarnings.list()).data,
}
const one = <T>([first]: readonly T[]): T => {
  if (first === undefined) throw new Error('none was made')
  return first
}
const movement = one((await stripe.balanceTransactions.list({ expand: ['data.source'] })).data)
const newWord = 'a_word_of_tomorrow'

test('today’s words are all known', () => {
  const facts = project(truth)
  expect(facts.phase).toBe('captured')
  expect([...facts.refunds, ...facts.disputes].map(({ state }) => state)).not.toContain('unknown')
  expect(facts.warnings).toHaveLength(1)
})

describe('a word of tomorrow', () => {
  test.each<[string, () => unknown]>([
    ['payment intent’s status', () => project({ ...truth, intent: { ...intent, status: newWord } }).phase],
    [
      'session’s status',
      () => project({ ...truth, intent: null, session: { ...paid, status: newWord as 'open' } }).phase,
    ],
    [
      'refund’s status',
      () => one(project({ ...truth, refunds: [{ ...one(truth.refunds), status: newWord }] }).refunds).state,
    ],
    [
      'dispute’s status',
      () =>
        one(project({ ...truth, disputes: [{ ...one(truth.disputes), status: newWord }] }).disputes).state,
    ],
    ['payment intent’s status in a list', () => toldPayment({ ...intent, status: newWord }).phase],
    ['refund’s status in a list', () => toldRefund({ ...one(truth.refunds), status: newWord }).state],
    ['dispute’s status in a list', () => toldDispute({ ...one(truth.disputes), status: newWord }).state],
  ])('for a %s is `unknown`', (_, read) => {
    expect(read()).toBe('unknown')
  })

  // These decide nothing: they are shown as they are.
  test.each<[string, () => unknown]>([
    [
      'dispute’s reason',
      () =>
        one(project({ ...truth, disputes: [{ ...one(truth.disputes), reason: newWord }] }).disputes).reason,
    ],
    [
      'warning’s kind',
      () =>
        one(project({ ...truth, warnings: [{ ...one(truth.warnings), fraud_type: newWord }] }).warnings).kind,
    ],
    ['warning’s kind in a list', () => toldWarning({ ...one(truth.warnings), fraud_type: newWord }).kind],
    [
      'method',
      () =>
        project({ ...truth, charge: { ...charge, payment_method_details: { type: newWord } as never } })
          .method,
    ],
  ])('for a %s is passed on', (_, read) => {
    expect(read()).toBe(newWord)
  })

  test('for a movement on the balance is something else than ours', () => {
    expect(toldMovement({ ...movement, type: newWord as 'charge' }).kind).toBe('other')
  })

  test('for a charge changes no sum', () => {
    expect(toldCharge({ ...charge, status: newWord as 'succeeded' }).capturedMinor).toBe(2490)
  })
})
