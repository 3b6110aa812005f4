import { afterAll, beforeAll, describe, it } from 'vitest'
import { openInbox } from './inbox.ts'
import { startStripeEmulator } from './index.ts'
import { type Bench, benchFor, scenarios } from './scenarios.ts'

const secretKey = 'sk_test_demo_scenarios'
const secret = 'whsec_scenarios'

describe('the Stripe emulator, spoken to by the real SDK', () => {
  let bench: Bench
  let stop: () => Promise<void>

  beforeAll(async () => {
    const inbox = await openInbox(secret)
    const emulator = await startStripeEmulator({
      secretKey,
      webhook: { url: inbox.url, secret },
      retryDelaysMs: [20, 40],
      seed: 'scenarios',
    })
    bench = benchFor(emulator.url, secretKey, inbox)
    stop = async () => {
      await emulator.stop()
      await inbox.close()
    }
  })
  afterAll(() => stop())

  for (const scenario of scenarios) it(scenario.name, () => scenario.run(bench))
})
