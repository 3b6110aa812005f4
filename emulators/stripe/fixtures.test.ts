import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInbox } from './inbox.ts'
import { startStripeEmulator } from './index.ts'
import { pay } from './scenarios/bench.ts'
import { type Bench, benchFor } from './scenarios.ts'

/** Stripe publishes example objects; a copy is shared beside this repository and is not part of it. */
const fixtures = join(import.meta.dirname, '../../../shared/data/stripe-fixtures3.json')
const secretKey = 'sk_test_demo_fixtures'

const arePublished = existsSync(fixtures)
if (!arePublished)
  console.log(
    'Not tried: the fields of Stripe’s published examples, because no copy of them is beside this repository.',
  )

describe.skipIf(!arePublished)('no field of Stripe’s published examples is missing from', () => {
  let bench: Bench
  let published: Record<string, object>
  let stop: () => Promise<void>

  beforeAll(async () => {
    published = JSON.parse(readFileSync(fixtures, 'utf8')).resources
    const inbox = await openInbox('whsec_fixtures')
    const emulator = await startStripeEmulator({ secretKey })
    bench = benchFor(emulator.url, secretKey, inbox)
    stop = async () => {
      await emulator.stop()
      await inbox.close()
    }
  })
  afterAll(() => stop())

  const makers: Record<string, (bench: Bench) => Promise<object | undefined>> = {
    account: ({ stripe }) => stripe.accounts.retrieveCurrent(),
    balance_transaction: async (all) => {
      const { charge } = await taken(all)
      return (await all.stripe.balanceTransactions.list({ source: charge.id })).data[0]
    },
    charge: async (all) => {
      const { charge } = await taken(all)
      return all.stripe.charges.retrieve(charge.id, { expand: ['refunds'] })
    },
    'checkout.session': async (all) => (await pay(all)).session,
    dispute: async (all) => all.control.charges.dispute((await taken(all)).charge.id),
    item: async (all) => {
      const { session } = await pay(all)
      return (await all.stripe.checkout.sessions.listLineItems(session.id)).data[0]
    },
    payment_intent: async (all) => (await pay(all)).intent,
    'radar.early_fraud_warning': async (all) => all.control.charges.warn((await taken(all)).charge.id),
    refund: async (all) => all.stripe.refunds.create({ payment_intent: (await taken(all)).intent.id }),
    review: async (all) => all.control.charges.review((await taken(all)).charge.id),
    webhook_endpoint: ({ stripe }) =>
      stripe.webhookEndpoints.create({ url: 'https://shop.example/hook', enabled_events: ['*'] }),
  }

  for (const [kind, make] of Object.entries(makers)) {
    it(kind, async () => expect(lacking(await make(bench), published[kind])).toEqual([]))
  }

  it('event', async () => {
    await pay(bench)
    const [event] = (await bench.stripe.events.list()).data
    const { data, ...envelope } = { data: {}, ...published.event }
    expect(data).toHaveProperty('object')
    expect(lacking(event, envelope)).toEqual([])
  })
})

async function taken(bench: Bench) {
  const paid = await pay(bench)
  await bench.stripe.paymentIntents.capture(paid.intent.id)
  return paid
}

/** Paths that the published example has and ours has not, as far as both are objects. */
function lacking(ours: unknown, theirs: unknown, path = ''): string[] {
  if (!isRecord(ours) || !isRecord(theirs)) return []
  return Object.entries(theirs).flatMap(([key, value]) =>
    key in ours ? lacking(ours[key], value, `${path}${key}.`) : [path + key],
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
