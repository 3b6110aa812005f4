import type Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { startStripeEmulator } from '../../../emulators/stripe/index.ts'
import { ProviderError, type SessionRequest } from '../../domains/payments/provider.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { stripeClient } from './client.ts'
import { disputeOf } from './project.ts'
import { stripePayments } from './stripe-payments.ts'

const secretKey = 'sk_test_demo_adapter'
const emulator = await startStripeEmulator({ secretKey })
afterAll(() => emulator.stop())
const provider = stripePayments(stripeClient(new Secret(secretKey), emulator.url), 'shop-1')

const card = '4242424242424242'
const about = { refunds: false, disputes: false, warnings: false }

function aRequest(): SessionRequest {
  const paymentId = newId('pay')
  return {
    idempotencyKey: `pay:${paymentId}`,
    paymentId,
    orderId: newId('ord'),
    orderNumber: 'ABCD-EFGH',
    email: 'buyer@example.eu',
    locale: 'fr',
    currency: 'EUR',
    threeDSecure: 'automatic',
    lines: [{ name: 'Meridian Photo', quantity: 2, unitMinor: 2490 }],
    openUntil: new Date(Date.now() + 40 * 60_000),
    successUrl: 'http://127.0.0.1/paid',
    cancelUrl: 'http://127.0.0.1/cancelled',
  }
}

test('money is held first, taken once, and every fact names the order it is for', async () => {
  const request = aRequest()
  const { sessionId } = await provider.openSession(request)
  expect(await provider.readFacts(sessionId, about)).toMatchObject({
    phase: 'open',
    capturedMinor: 0,
  })

  await emulator.control.sessions.pay(sessionId, { card })
  const held = await provider.readFacts(sessionId, about)
  expect(held).toMatchObject({
    phase: 'authorised',
    shopId: 'shop-1',
    orderId: request.orderId,
    livemode: false,
    amountMinor: 4980,
    currency: 'EUR',
    card: { last4: '4242' },
  })
  expect(held.captureBefore?.getTime()).toBeGreaterThan(Date.now())

  const intentId = held.intentId ?? ''
  await provider.capture(intentId, `${request.idempotencyKey}:capture`)
  await provider.capture(intentId, `${request.idempotencyKey}:capture`)
  expect(await provider.readFacts(sessionId, about)).toMatchObject({
    phase: 'captured',
    capturedMinor: 4980,
  })
  await expect(provider.release(intentId, 'late')).rejects.toMatchObject({ kind: 'refused' })
})

test('asking twice for the page of one payment gives one page', async () => {
  const request = aRequest()
  const first = await provider.openSession(request)
  expect(await provider.openSession(request)).toEqual(first)
})

test('held money is let go, and a page is closed only while nobody has paid on it', async () => {
  const { sessionId } = await provider.openSession(aRequest())
  await emulator.control.sessions.pay(sessionId, { card })
  await expect(provider.expireSession(sessionId)).rejects.toMatchObject({ kind: 'refused' })
  const { intentId } = await provider.readFacts(sessionId, about)
  await provider.release(intentId ?? '', 'release')
  expect(await provider.readFacts(sessionId, about)).toMatchObject({ phase: 'cancelled' })

  const open = await provider.openSession(aRequest())
  await provider.expireSession(open.sessionId)
  expect(await provider.readFacts(open.sessionId, about)).toMatchObject({ phase: 'expired' })
})

test('a declined card leaves the page open', async () => {
  const { sessionId } = await provider.openSession(aRequest())
  await emulator.control.sessions.pay(sessionId, { card: '4000000000000002' })
  expect(await provider.readFacts(sessionId, about)).toMatchObject({ phase: 'open' })
})

test('a refund carries our id and is found again, also when it failed later', async () => {
  const { sessionId } = await provider.openSession(aRequest())
  await emulator.control.sessions.pay(sessionId, { card })
  const { intentId } = await provider.readFacts(sessionId, about)
  await provider.capture(intentId ?? '', 'capture-for-refund')
  const refundId = newId('ref')
  const { providerId } = await provider.refund({
    idempotencyKey: `refund:${refundId}`,
    intentId: intentId ?? '',
    refundId,
    amountMinor: 2490,
  })
  expect((await provider.readFacts(sessionId, about)).refunds).toEqual([
    {
      ...{ providerId, refundId, state: 'succeeded', amountMinor: 2490 },
      settled: { amountMinor: -2490, currency: 'EUR', exchangeRate: null },
    },
  ])
  await emulator.control.refunds.fail(providerId)
  expect((await provider.readFacts(sessionId, { ...about, refunds: true })).refunds).toMatchObject([
    { state: 'failed' },
  ])
})

test('yen are asked for as yen, held and taken as yen, and only what they made is told in euros', async () => {
  const lines = [{ name: 'Nightfall Harbour', quantity: 2, unitMinor: 3100 }]
  const { sessionId } = await provider.openSession({ ...aRequest(), currency: 'JPY', lines })
  await emulator.control.sessions.pay(sessionId, { card })
  const held = await provider.readFacts(sessionId, about)
  expect(held).toMatchObject({ phase: 'authorised', amountMinor: 6200, currency: 'JPY', settled: null })
  await emulator.control.rates.set('jpy', 0.0055)
  await provider.capture(held.intentId ?? '', 'capture-of-yen')
  const taken = await provider.readFacts(sessionId, about)
  expect(taken).toMatchObject({ capturedMinor: 6200, currency: 'JPY' })
  expect(taken.settled).toEqual({ amountMinor: 3410, currency: 'EUR', exchangeRate: 0.55 })
})

// The bank takes at one rate and gives back at another, so the sum of what moved is never nothing.
test('what a bank has taken is told in the currency of the dispute, until it has given it back', () => {
  const dispute = (moved: readonly [amount: number, currency: string][]) =>
    disputeOf({
      ...{
        id: 'dp_1',
        status: 'needs_response',
        reason: 'fraudulent',
        amount: 6200,
        currency: 'jpy',
        created: 1,
      },
      evidence_details: { due_by: null },
      balance_transactions: moved.map(([amount, currency]) => ({ amount, currency })),
    } as unknown as Stripe.Dispute).withdrawnMinor
  expect(dispute([])).toBe(0)
  expect(dispute([[-3410, 'eur']])).toBe(6200)
  expect(
    dispute([
      [-3410, 'eur'],
      [3380, 'eur'],
    ]),
  ).toBe(0)
  expect(
    dispute([
      [-3410, 'eur'],
      [3380, 'eur'],
      [-3402, 'eur'],
    ]),
  ).toBe(6200)
  // In its own currency what moved says it to the cent.
  expect(dispute([[-6000, 'jpy']])).toBe(6000)
})

test('a provider that cannot be reached is told apart from one that refuses', async () => {
  const nobody = stripePayments(stripeClient(new Secret(secretKey), 'http://127.0.0.1:1'), 'shop-1')
  const failure = await nobody.readFacts('cs_test_x', about).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ProviderError)
  expect(failure).toMatchObject({ kind: 'unavailable' })
})
