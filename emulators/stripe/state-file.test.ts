import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Inbox, openInbox } from './inbox.ts'
import { type StripeEmulator, startStripeEmulator } from './index.ts'
import { newSession, pay, sdk } from './scenarios/bench.ts'

const secretKey = 'sk_test_demo_state'
const secret = 'whsec_state'

describe('a state file', () => {
  let folder: string
  let inbox: Inbox
  let emulator: StripeEmulator

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stripe-state-'))
    inbox = await openInbox(secret)
  })
  afterEach(async () => {
    await emulator.stop()
    await inbox.close()
    rmSync(folder, { recursive: true })
  })

  async function start() {
    emulator = await startStripeEmulator({
      secretKey,
      webhook: { url: inbox.url, secret },
      stateFile: join(folder, 'stripe.jsonl'),
    })
    return { stripe: sdk(emulator.url, secretKey), control: emulator.control }
  }

  it('is for its owner alone, also where an earlier one was not', async () => {
    const file = join(folder, 'stripe.jsonl')
    writeFileSync(file, '', { mode: 0o644 })
    await start()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await emulator.stop()
    rmSync(file)
    await start()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('carries objects, idempotency keys and their answers over a restart', async () => {
    const first = await start()
    const { intent } = await pay(first)
    const capture = { idempotencyKey: 'capture' }
    const captured = await first.stripe.paymentIntents.capture(intent.id, {}, capture)
    await emulator.stop()
    const { stripe } = await start()
    expect(await stripe.paymentIntents.retrieve(intent.id)).toEqual(captured)
    const replayed = await stripe.paymentIntents.capture(intent.id, {}, capture)
    expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1)
  })

  it('delivers what nobody had taken before the restart', async () => {
    const first = await start()
    await first.control.webhooks.pause()
    const session = await newSession(first.stripe)
    await first.stripe.checkout.sessions.expire(session.id)
    await emulator.stop()
    expect(inbox.events).toHaveLength(0)
    const { control, stripe } = await start()
    await control.webhooks.settle()
    expect(inbox.events.map(({ type }) => type)).toEqual(['checkout.session.expired'])
    expect((await stripe.events.list()).data[0]?.pending_webhooks).toBe(0)
  })

  it('keeps open payment pages reachable at the new address', async () => {
    const first = await start()
    const { id } = await newSession(first.stripe)
    await emulator.stop()
    const { stripe } = await start()
    const { url } = await stripe.checkout.sessions.retrieve(id)
    expect((await fetch(url ?? '')).status).toBe(200)
  })

  it('forgets a line that a crash cut short', async () => {
    const { stripe } = await start()
    const session = await newSession(stripe)
    await emulator.stop()
    appendFileSync(join(folder, 'stripe.jsonl'), '["sessions",{"id":"cs_test_torn","obj')
    const again = await start()
    expect((await again.stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([session.id])
  })
})

describe('a seed', () => {
  it('makes ids repeatable', async () => {
    const draw = async () => {
      const emulator = await startStripeEmulator({ secretKey, seed: 'seed' })
      const { id } = await newSession(sdk(emulator.url, secretKey))
      await emulator.stop()
      return id
    }
    expect(await draw()).toBe(await draw())
  })
})

describe('a key that could be Stripe’s', () => {
  it('is refused at the start', async () => {
    await expect(startStripeEmulator({ secretKey: 'sk_test_51abc' })).rejects.toThrow('sk_test_demo_')
  })
})
