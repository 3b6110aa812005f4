import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Stripe from 'stripe'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startStripeEmulator } from '../../emulators/stripe/index.ts'
import { freePort, freshFolder } from '../../test/support/shop-process.ts'
import { differencesOf, observer } from '../doctor/stripe/observation.ts'
import type { StripeFinding } from '../doctor/stripe/steps.ts'
import { heardEventTypes } from '../domains/payments/index.ts'
import { stripeClient } from '../platform/stripe/client.ts'
import { Secret } from '../shared/secret.ts'
import { run } from './stripe-doctor.ts'

const secretKey = 'sk_test_demo_stripe_doctor'
const emulator = await startStripeEmulator({ secretKey })
afterAll(() => emulator.stop())
const stripe = stripeClient(new Secret(secretKey), emulator.url)
const endpoint = 'https://shop.example/webhooks/stripe'
const port = await freePort()
const receive = ['--receive', `http://127.0.0.1:${port}/`, '--port', String(port)]

beforeEach(async () => {
  await emulator.control.faults.clear()
  for (const { id } of (await stripe.webhookEndpoints.list()).data) await stripe.webhookEndpoints.del(id)
})

async function examine(args: string[], change: Record<string, string> = {}) {
  const said: string[] = []
  const terminal = { print: (line: string) => void said.push(line), complain: () => {}, status: () => {} }
  const env = { STRIPE_SECRET_KEY: secretKey, STRIPE_API_URL: emulator.url, ...change }
  const code = await run([...args, '--json'], env, terminal)
  const { ok, findings, differences } = JSON.parse(said.join('\n')) as {
    ok: boolean
    findings: StripeFinding[]
    differences: string[]
  }
  expect(ok).toBe(code === 0)
  const notGood = findings.filter(({ verdict }) => verdict !== 'good')
  return { code, findings, differences, notGood }
}

const goodEndpoint = () =>
  stripe.webhookEndpoints.create({
    url: endpoint,
    api_version: Stripe.API_VERSION,
    enabled_events: [...heardEventTypes],
  })

test('against the emulator all goes well, and the recording names nobody', async () => {
  await goodEndpoint()
  const file = join(await freshFolder(), 'recording.json')
  const outcome = await examine(['--endpoint', endpoint, ...receive, '--record', file])
  expect(outcome.notGood).toEqual([])
  expect(outcome.code).toBe(0)
  expect(outcome.differences).toEqual([])
  expect(outcome.findings.find(({ step }) => step === '3-D Secure')?.text).toContain('/c/pay/cs_test_')
  const text = await readFile(file, 'utf8')
  const recording = JSON.parse(text)
  expect(recording).toMatchObject({ source: 'emulator', apiVersion: Stripe.API_VERSION })
  expect(Object.keys(recording.objects)).toEqual(
    expect.arrayContaining([
      'account',
      'balance_transaction',
      'charge',
      'checkout.session',
      'dispute',
      'payment_intent',
      'radar.early_fraud_warning',
      'refund',
      'webhook_endpoint',
    ]),
  )
  // Ids, secrets, addresses and names are values, and of values only the provider's own few words are kept.
  expect(text).not.toMatch(
    /\b(pi|ch|py|cs_test|re|du|dp|acct|evt|we|txn|issfr|whsec|sk_test|rk_test)_\w*\d\w{6}/,
  )
  expect(text).not.toMatch(/@|http|127\.0\.0\.1|Demo shop|4242/)
  // The endpoint that lived for a step is gone.
  expect((await stripe.webhookEndpoints.list()).data.map(({ url }) => url)).toEqual([endpoint])
}, 120_000)

test('a port that is taken is a finding: nothing else is lost for it, and the emulator is compared on another', async () => {
  const neighbour = createServer().listen(0, '127.0.0.1')
  await once(neighbour, 'listening')
  const address = neighbour.address()
  const taken = String(typeof address === 'object' && address ? address.port : 0)
  try {
    const alone = await examine(['--port', taken])
    expect(alone.notGood.map(({ step }) => step)).toEqual(['webhook endpoint', 'webhooks'])
    expect(alone.differences).toEqual([])
    const { code, notGood, findings, differences } = await examine([
      '--receive',
      `http://127.0.0.1:${taken}/`,
      '--port',
      taken,
    ])
    expect(code).toBe(1)
    expect(notGood.find(({ step }) => step === 'webhooks')).toMatchObject({
      verdict: 'bad',
      text: expect.stringContaining(`Port ${taken} of this machine is taken`),
    })
    expect(findings.map(({ step }) => step)).toContain('3-D Secure')
    // The emulator could be called and Stripe could not: only what it saw more of differs.
    expect(differences.every((difference) => difference.startsWith('webhook_endpoint'))).toBe(true)
  } finally {
    neighbour.close()
  }
}, 180_000)

test('a recording that cannot be written is a finding, after everything that was seen', async () => {
  const nowhere = join(await freshFolder(), 'no', 'such', 'folder.json')
  const { code, notGood, findings } = await examine(['--record', nowhere])
  expect(code).toBe(1)
  expect(notGood.at(-1)).toMatchObject({
    step: 'recording',
    verdict: 'bad',
    text: expect.stringContaining('ENOENT'),
  })
  expect(findings.filter(({ verdict }) => verdict === 'good').length).toBeGreaterThan(5)
}, 120_000)

test('a port that is none is refused', async () => {
  await expect(examine(['--port', 'x'])).rejects.toThrow('No such port')
})

test.each(['sk_live_abc', 'rk_live_abc', 'pk_test_abc', ''])(
  'the key %j is refused before anything is sent',
  async (key) => {
    await emulator.control.requests.clear()
    await expect(examine([], { STRIPE_SECRET_KEY: key })).rejects.toThrow(/test key/)
    expect(await emulator.control.requests.list()).toEqual([])
  },
)

test('an endpoint that is missing, of another version, deaf or switched off is named, and fails', async () => {
  const about = async () => {
    const { code, notGood } = await examine(['--endpoint', endpoint])
    expect(code).toBe(1)
    return notGood.find(({ step }) => step === 'webhook endpoint')?.text
  }
  expect(await about()).toContain('there is none')
  const unversioned = await stripe.webhookEndpoints.create({ url: endpoint, enabled_events: ['*'] })
  expect(await about()).toContain('the account’s default')
  await stripe.webhookEndpoints.del(unversioned.id)
  const { id } = await goodEndpoint()
  await stripe.webhookEndpoints.update(id, { enabled_events: ['payment_intent.succeeded'] })
  expect(await about()).toContain('charge.dispute.created')
  await stripe.webhookEndpoints.update(id, { disabled: true })
  expect(await about()).toContain('switched off')
}, 180_000)

test('a right that the key lacks is named, and nothing else is left out for it', async () => {
  await emulator.control.faults.add({
    kind: 'error',
    status: 403,
    match: 'GET /v1/radar/early_fraud_warnings',
    count: 1000,
  })
  const { code, notGood, findings } = await examine([])
  expect(code).toBe(1)
  const bad = notGood.filter(({ verdict }) => verdict === 'bad')
  expect(bad.map(({ step }) => step)).toEqual(['right to read Early fraud warnings', 'early fraud warning'])
  expect(bad[0]?.text).toContain('403')
  expect(findings.find(({ step }) => step === 'part refund')?.verdict).toBe('good')
}, 120_000)

test('a key that Stripe does not know fails every step, and the doctor comes to its end', async () => {
  const { code, findings } = await examine([], { STRIPE_SECRET_KEY: 'sk_test_of_somebody_else' })
  expect(code).toBe(1)
  expect(findings.filter(({ verdict }) => verdict === 'good')).toEqual([])
}, 120_000)

test('fields and words that one has and the other has not are differences', () => {
  const about = { source: 'stripe', day: '2027-01-01', apiVersion: 'x', sdkVersion: 'y' } as const
  const real = observer()
  real.note({
    object: 'refund',
    id: 're_1',
    status: 'requires_more',
    fresh: true,
    amount: 5,
    metadata: { buyer: 'x' },
  })
  const ours = observer()
  ours.note({ object: 'refund', id: 're_2', status: 'succeeded', invented: null, amount: '5', metadata: {} })
  expect(differencesOf(real.recording(about), ours.recording(about))).toEqual([
    'refund: the emulator lacks fresh',
    'refund: the emulator invents invented',
    'refund: amount is number, in the emulator string',
    'refund: status is requires_more, never in the emulator',
  ])
})
