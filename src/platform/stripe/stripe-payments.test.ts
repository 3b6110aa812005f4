import { afterAll, expect, test } from 'vitest'
import { startStripeEmulator } from '../../../emulators/stripe/index.ts'
import { ProviderError, type SessionRequest } from '../../domains/payments/provider.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { stripeClient } from './client.ts'
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
    { providerId, refundId, state: 'succeeded', amountMinor: 2490 },
  ])
  await emulator.control.refunds.fail(providerId)
  expect((await provider.readFacts(sessionId, { ...about, refunds: true })).refunds).toMatchObject([
    { state: 'failed' },
  ])
})

test('a provider that cannot be reached is told apart from one that refuses', async () => {
  const nobody = stripePayments(stripeClient(new Secret(secretKey), 'http://127.0.0.1:1'), 'shop-1')
  const failure = await nobody.readFacts('cs_test_x', about).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ProviderError)
  expect(failure).toMatchObject({ kind: 'unavailable' })
})
