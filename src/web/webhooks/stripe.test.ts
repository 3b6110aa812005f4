import { expect, test, vi } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import { recordEvent } from '../../domains/payments/index.ts'
import { stripeClient } from '../../platform/stripe/client.ts'
import { verifyWebhook } from '../../platform/stripe/verify-webhook.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { type StripeWebhookDeps, stripeWebhook } from './stripe.ts'

const shop = await testShop()
const stripe = stripeClient(new Secret('sk_test_demo_shop'), shop.emulator.url)
const secret = 'whsec_of_the_test'
const orderId = await shop.anOrder(await shop.aProduct(1))
const jobs: object[] = []
const queue = { enqueue: async (_tx: unknown, _name: string, payload: object) => void jobs.push(payload) }

const deps: StripeWebhookDeps = {
  verify: (body, signature) => verifyWebhook(stripe, [new Secret(secret)], body, signature),
  record: (event) => recordEvent({ db: shop.db, queue, expected: shop.deps.expected }, event),
  received: vi.fn(),
}

function told(metadata: Record<string, string>, change: object = {}) {
  const id = `evt_${newId('evt' as never)}`
  const object = { id: 'pi_1', object: 'payment_intent', metadata }
  return JSON.stringify({
    ...{ id, object: 'event', type: 'payment_intent.succeeded', api_version: '2026-10-28.endive' },
    ...{ created: Math.floor(Date.now() / 1000), livemode: false, data: { object } },
    ...change,
  })
}

const signed = (payload: string, by = secret) =>
  stripe.webhooks.generateTestHeaderString({ payload, secret: by })

const send = (body: string, signature: string, change: Partial<StripeWebhookDeps> = {}) =>
  stripeWebhook({ ...deps, ...change }).request('http://shop.example/webhooks/stripe', {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature },
  })

const ours = { shop_id: shop.deps.expected.shopId, order_id: orderId }
const kept = (body: string) =>
  shop.db
    .selectFrom('payment_event')
    .select(['outcome', 'order_id'])
    .where('id', '=', JSON.parse(body).id)
    .executeTakeFirst()

test('an event is in the database before it is answered for, and causes one look however often it comes', async () => {
  jobs.splice(0)
  const body = told(ours)
  const first = await send(body, signed(body))
  expect([first.status, await first.text()]).toEqual([200, 'queued'])
  expect(await kept(body)).toEqual({ outcome: null, order_id: orderId })
  const again = await Promise.all([send(body, signed(body)), send(body, signed(body))])
  for (const answer of again) expect([answer.status, await answer.text()]).toEqual([200, 'known'])
  expect(jobs).toEqual([{ orderId }])
  expect(deps.received).toHaveBeenCalledWith('payment_intent.succeeded', 'known')
})

test('what another signed, or nobody, or what was changed on the way, is refused and leaves nothing behind', async () => {
  const body = told(ours)
  for (const [sent, signature] of [
    [body, signed(body, 'whsec_of_somebody')],
    [body, ''],
    [body.replace('succeeded', 'canceled'), signed(body)],
  ] as const)
    expect((await send(sent, signature)).status).toBe(400)
  expect(await kept(body)).toBeUndefined()
})

test('more than a megabyte is not read', async () => {
  const verify = vi.fn(deps.verify)
  const body = told(ours, { padding: 'x'.repeat(1024 * 1024) })
  expect((await send(body, signed(body), { verify })).status).toBe(413)
  expect(verify).not.toHaveBeenCalled()
})

test('a database that is down is no 200: the provider sends it again', async () => {
  const body = told(ours)
  const record = async () => {
    throw new Error('the connection is gone')
  }
  expect((await send(body, signed(body), { record })).status).toBeGreaterThanOrEqual(500)
  expect((await send(body, signed(body))).status).toBe(200)
})

test('what is another shop’s, or of the other mode, is counted and left alone', async () => {
  jobs.splice(0)
  for (const body of [told({ ...ours, shop_id: 'another' }), told(ours, { livemode: true })]) {
    const answer = await send(body, signed(body))
    expect([answer.status, await answer.text()]).toEqual([200, 'foreign'])
    expect(deps.received).toHaveBeenLastCalledWith('payment_intent.succeeded', 'foreign')
    expect(await kept(body)).toEqual({ outcome: 'foreign', order_id: null })
  }
  expect(jobs).toEqual([])
})
