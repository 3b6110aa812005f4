import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { answerShortage, cancelOrder } from '../../src/domains/checkout/index.ts'
import { confirmReceipt, fillBackorders, requestReveal } from '../../src/domains/orders/index.ts'
import { advance, ProviderError, sweepPayments } from '../../src/domains/payments/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { type Accident, Crash } from './accidents.ts'
import { pageIn, type World } from './world.ts'

/** Who is meant is a number that is read round the table of those that exist, so that histories can be shortened. */
const anyone = fc.nat(7)
const product = fc.nat(3)
const line = fc.record({ product, quantity: fc.integer({ min: 1, max: 3 }) })
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 2, selector: (each) => each.product })
const cards = { card: '4242424242424242', declined: '4000000000000002', authenticated: '4000002760003184', slowRefund: '4000000000007726' }
const means = fc.constantFrom('card', 'card', 'ideal', 'authenticated', 'unauthenticated', 'declined', 'slowRefund')

const providerCalls = ['openSession', 'readFacts', 'expireSession', 'capture', 'release', 'refund'] as const
const accident = fc.constantFrom<Accident>(
  'telling',
  ...providerCalls.flatMap((call): Accident[] => [`before ${call}`, `after ${call}`]),
)
const faultyCalls = [
  'POST /v1/checkout/sessions',
  'GET /v1/checkout/sessions/*',
  'POST /v1/checkout/sessions/*/expire',
  'POST /v1/payment_intents/*/capture',
  'POST /v1/payment_intents/*/cancel',
  'POST /v1/refunds',
]
const fault = fc.record({
  kind: fc.constantFrom('error', 'rate_limit', 'error_after_commit', 'lose_response'),
  match: fc.constantFrom(...faultyCalls),
  count: fc.integer({ min: 1, max: 3 }),
})

/** What becomes of each event in turn: the plan is read round and round. */
const fates = fc.array(fc.constantFrom('once', 'twice', 'later', 'never'), { minLength: 1, maxLength: 4 })
const sequence = fc.constantFrom('as created', 'reversed', 'together')

export const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('check out'), buyer: fc.nat(3), lines, delivery: fc.constantFrom('sealed', 'at_once'), presses: fc.integer({ min: 1, max: 2 }), tabs: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pay'), page: anyone, means, late: fc.boolean(), returns: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hear'), fates, sequence }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('work'), workers: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reservation ends'), order: anyone }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel'), order: anyone }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('import'), product, count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer'), order: anyone, choice: fc.constantFrom('wait', 'refund') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer is due'), order: anyone }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('promise is broken'), order: anyone }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reveal'), order: anyone }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bank lets go'), order: anyone }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fault'), fault }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('accident'), accident }) },
)

export type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never
type Of<Name extends Command['do']> = Extract<Command, { do: Name }>

export async function carryOut(world: World, command: Command): Promise<void> {
  switch (command.do) {
    case 'check out':
      return checkOut(world, command)
  }
}
