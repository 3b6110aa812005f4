import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { Secret } from '../../shared/secret.ts'
import { verifyWebhook } from './verify-webhook.ts'

const stripe = new Stripe('sk_test_of_nobody')
const [before, after, stranger] = ['whsec_before', 'whsec_after', 'whsec_of_a_stranger'] as const
const body = JSON.stringify({
  id: 'evt_1',
  type: 'refund.created',
  created: 1_780_000_000,
  livemode: false,
  data: { object: { id: 're_1', object: 'refund', payment_intent: 'pi_1', metadata: { shop_id: 'shop-1' } } },
})

const signed = (secret: string, timestamp = Math.floor(Date.now() / 1000)) =>
  stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp })
const verify = (signature: string, ...secrets: string[]) =>
  verifyWebhook(
    stripe,
    secrets.map((secret) => new Secret(secret)),
    Buffer.from(body),
    signature,
  )

test('what is signed is read, and no more of it than its ids', () => {
  expect(verify(signed(before), before)).toEqual({
    id: 'evt_1',
    type: 'refund.created',
    createdAt: new Date(1_780_000_000_000),
    livemode: false,
    objectId: 're_1',
    shopId: 'shop-1',
    orderId: null,
    intentId: 'pi_1',
  })
})

test.each([
  ['the old one alone', signed(before), [before, after], true],
  ['the new one alone', signed(after), [before, after], true],
  // Stripe signs with both for as long as the old one lives.
  ['both, as Stripe does', bothSigned(), [before], true],
  ['both, for a shop that has only the new one', bothSigned(), [after], true],
  ['a stranger’s', signed(stranger), [before, after], false],
  ['the old one, when it is gone', signed(before), [after], false],
])('while a secret is replaced, a signature by %s: %#', (_, signature, secrets, isAccepted) => {
  expect(verify(signature, ...secrets) !== undefined).toBe(isAccepted)
})

function bothSigned(): string {
  const now = Math.floor(Date.now() / 1000)
  const [, ofAfter = ''] = /v1=(\w+)/.exec(signed(after, now)) ?? []
  return `${signed(before, now)},v1=${ofAfter}`
}

test('an old signature, one from the future and another body are refused with either secret', () => {
  const now = Math.floor(Date.now() / 1000)
  expect(verify(signed(after, now - 301), before, after)).toBeUndefined()
  expect(verify(signed(after, now + 301), before, after)).toBeUndefined()
  const other = Buffer.from(body.replace('pi_1', 'pi_2'))
  expect(verifyWebhook(stripe, [new Secret(after)], other, signed(after))).toBeUndefined()
})

test('two secrets are set with a comma between; a part that is empty is no secret', () => {
  const read = (value: string) =>
    readConfig({ DEMO: '1', STRIPE_WEBHOOK_SECRET: value }).STRIPE_WEBHOOK_SECRET?.map((each) =>
      each.expose(),
    )
  expect(read('whsec_a')).toEqual(['whsec_a'])
  expect(read('whsec_a, whsec_b')).toEqual(['whsec_a', 'whsec_b'])
  expect(() => read('whsec_a,')).toThrow('STRIPE_WEBHOOK_SECRET')
})
