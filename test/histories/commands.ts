import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { answerShortage, cancelOrder } from '../../src/domains/checkout/index.ts'
import { confirmReceipt, requestReveal } from '../../src/domains/orders/index.ts'
import { sweepPayments } from '../../src/domains/payments/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import type { Accident } from './accidents.ts'
import { advanceTogether, doJobs, endBy, hear, survive } from './happenings.ts'
import { sessionIn, type World } from './world.ts'

/** One thing that happens, readable in the report of a failing history. */
export type Step = { run(world: World): Promise<void>; toString(): string }

function step<Args extends object>(
  name: string,
  args: { [Name in keyof Args]: fc.Arbitrary<Args[Name]> },
  run: (world: World, args: Args) => Promise<void>,
): fc.Arbitrary<Step> {
  return fc.record(args).map((drawn) => {
    const shown = () => `${name} ${JSON.stringify(drawn)}`
    return { run: (world) => run(world, drawn as Args), toString: shown, [fc.toStringMethod]: shown }
  })
}

// Who is meant is a number that is read round the table of those that exist, so that a history can be shortened.
const someone = fc.nat(3)
const product = fc.nat(2)
const quantity = fc.integer({ min: 1, max: 3 })
const few = fc.integer({ min: 1, max: 3 })
const mostlyOnce = fc.constantFrom(1, 1, 1, 2)

const checkOut = step(
  'check out',
  {
    buyer: fc.nat(3),
    wanted: fc.uniqueArray(fc.record({ product, quantity }), {
      minLength: 1,
      maxLength: 2,
      selector: (each) => each.product,
    }),
    delivery: fc.constantFrom<('sealed' | 'at_once')[]>('sealed', 'at_once'),
    presses: mostlyOnce,
    tabs: mostlyOnce,
  },
  async (world, { buyer, wanted, delivery, presses, tabs }) => {
    const lines = wanted.flatMap(({ product, quantity }) => {
      const productId = world.products[product]
      return productId ? [{ productId, quantity }] : []
    })
    if (lines.length === 0) return
    const form = await world.fillForm(buyer, lines, delivery)
    const keys = Array.from({ length: tabs }, () => randomUUID())
    const press = async (checkoutKey: string) => {
      const outcome = await survive(world.pressButton(form, checkoutKey))
      const sessionId = outcome?.ok ? sessionIn(outcome.redirectUrl) : undefined
      if (sessionId) world.show({ checkoutKey, sessionId })
    }
    await Promise.all(keys.flatMap((key) => Array.from({ length: presses }, () => press(key))))
    const open = (await world.ordersOf(buyer)).filter(
      ({ state }) => state === 'placed' || state === 'awaiting_payment',
    )
    if (open.length > 1) world.complain(`one cart has ${open.length} orders that can be paid`)
  },
)

const cards = {
  card: '4242424242424242',
  'slow refund': '4000000000007726',
  declined: '4000000000000002',
  challenged: '4000002760003184',
  'failed challenge': '4000002760003184',
}

const pay = step(
  'pay',
  {
    page: someone,
    means: fc.constantFrom<(keyof typeof cards | 'ideal')[]>(
      'card',
      'ideal',
      ...(Object.keys(cards) as (keyof typeof cards)[]),
    ),
    late: fc.boolean(),
    returns: fc.nat(2),
  },
  async (world, { page, means, late, returns }) => {
    const chosen = at(world.pages, page)
    if (!chosen) return
    const { sessions } = world.emulator.control
    if (means === 'ideal') await sessions.pay(chosen.sessionId, { method: 'ideal', late })
    else await sessions.pay(chosen.sessionId, { card: cards[means], late })
    if (means === 'challenged' || means === 'failed challenge') {
      const authentication = means === 'challenged' ? 'completed' : 'failed'
      await sessions.pay(chosen.sessionId, { card: cards[means], late, authentication })
    }
    const orderId = await world.orderOf(chosen)
    if (orderId && late) world.paidLate.add(orderId)
    await advanceTogether(world, orderId, returns)
  },
)

const providerCalls = ['openSession', 'readFacts', 'expireSession', 'capture', 'release', 'refund'] as const
const accidents: Accident[] = [
  'telling',
  ...providerCalls.flatMap((call): Accident[] => [`before ${call}`, `after ${call}`]),
]
const faultyCalls = [
  'POST /v1/checkout/sessions',
  'GET /v1/checkout/sessions/*',
  'POST /v1/checkout/sessions/*/expire',
  'POST /v1/payment_intents/*/capture',
  'POST /v1/payment_intents/*/cancel',
  'POST /v1/refunds',
]
const faults = [
  { kind: 'error', status: 500 },
  { kind: 'error', status: 429 },
  { kind: 'error_after_commit' },
  { kind: 'lose_response' },
] as const

const goesWrong = step(
  'the provider fails',
  {
    fault: fc.constantFrom<(typeof faults)[number][]>(...faults),
    match: fc.constantFrom(...faultyCalls),
    count: few,
  },
  async (world, { fault, match, count }) => {
    await world.emulator.control.faults.add({ ...fault, match, count })
  },
)

const dies = step(
  'the process dies',
  { accident: fc.constantFrom(...accidents) },
  async (world, { accident }) => world.accidents.arm(accident),
)

export const hearing = {
  // What becomes of each event in turn; the plan is read round and round.
  fates: fc.array(
    fc.constantFrom<('once' | 'twice' | 'later' | 'never')[]>('once', 'twice', 'later', 'never'),
    { minLength: 1, maxLength: 4 },
  ),
  sequence: fc.constantFrom<('as created' | 'reversed' | 'together')[]>('as created', 'reversed', 'together'),
}
const events = step('events arrive', hearing, hear)
const jobs = step('jobs run', { workers: few }, (world, { workers }) => doJobs(world, workers))
const sweep = step('sweep', {}, async (world) => void (await survive(sweepPayments(world.deps))))

const imported = step('keys are imported', { product, count: few }, async (world, { product, count }) => {
  const productId = world.products[product]
  if (productId) await survive(world.addKeys(productId, count))
})

const onOrder = <Args extends object>(
  name: string,
  args: { [Name in keyof Args]: fc.Arbitrary<Args[Name]> },
  run: (world: World, orderId: OrderId, args: Args) => Promise<unknown>,
) =>
  step<Args & { order: number }>(name, { ...args, order: someone } as never, async (world, drawn) => {
    const orderId = at(await world.orderIds(), drawn.order)
    if (orderId) await run(world, orderId, drawn)
  })

const reservationEnds = onOrder<{ noticed: boolean }>(
  'the reservation ends',
  { noticed: fc.boolean() },
  async (world, id, { noticed }) => {
    await endBy(world, 'reservation', [id])
    if (noticed) await advanceTogether(world, id, 1)
  },
)
const answerIsDue = onOrder('the answer is due', {}, (world, id) => endBy(world, 'answer', [id]))
const promiseIsBroken = onOrder('the promise is broken', {}, (world, id) => endBy(world, 'promise', [id]))
const cancel = onOrder('cancel', {}, (world, id) => survive(cancelOrder(world.deps, id)))
const answer = onOrder<{ choice: 'wait' | 'refund' }>(
  'answer',
  { choice: fc.constantFrom<('wait' | 'refund')[]>('wait', 'refund') },
  (world, id, { choice }) => survive(answerShortage(world.deps, id, choice)),
)

const reveal = onOrder('reveal', {}, async ({ db, deps }, orderId) => {
  const rows = await db.selectFrom('unit').select('id').where('order_id', '=', orderId).execute()
  const asked = {
    orderId,
    unitIds: rows.map(({ id }) => id),
    express: true,
    acknowledge: true,
    locale: 'en',
    country: 'FR',
  }
  await survive(requestReveal(db, deps.outbox, asked))
  const waivers = await db
    .selectFrom('waiver')
    .select('id')
    .where('order_id', '=', orderId)
    .where('given_at_step', '=', 'reveal')
    .execute()
  if (waivers.length === 0) return
  await survive(
    db.transaction().execute((tx) =>
      confirmReceipt(
        tx,
        deps.outbox,
        waivers.map(({ id }) => id),
      ),
    ),
  )
})

const bankLetsGo = onOrder('the bank lets go', {}, async ({ db, stripe }, orderId) => {
  const { rows } = await sql<{ intent_id: string }>`
    select intent_id from shop.payment where order_id = ${orderId} and intent_id is not null`.execute(db)
  for (const { intent_id } of rows) await stripe.paymentIntents.cancel(intent_id).catch(() => {})
})

/** Everything that may happen to a shop, each as often as it is worth trying. */
const anyStep = fc.oneof(
  { weight: 4, arbitrary: checkOut },
  { weight: 8, arbitrary: pay },
  { weight: 3, arbitrary: events },
  { weight: 3, arbitrary: jobs },
  { weight: 4, arbitrary: reservationEnds },
  { weight: 3, arbitrary: goesWrong },
  { weight: 4, arbitrary: dies },
  { weight: 2, arbitrary: cancel },
  { weight: 2, arbitrary: imported },
  { weight: 3, arbitrary: answer },
  { weight: 2, arbitrary: sweep },
  { weight: 1, arbitrary: answerIsDue },
  { weight: 1, arbitrary: promiseIsBroken },
  { weight: 1, arbitrary: reveal },
  { weight: 1, arbitrary: bankLetsGo },
)

/** Steps that happen at the same time. */
export type Moment = readonly Step[]
const moment = fc.oneof(
  { weight: 4, arbitrary: anyStep.map((step): Moment => [step]) },
  { weight: 1, arbitrary: fc.array(anyStep, { minLength: 2, maxLength: 3 }) },
)

/** It begins with somebody who wants something: most of what may happen needs an order. */
export const anyHistory = fc
  .tuple(checkOut, fc.array(moment, { minLength: 4, maxLength: 20, size: 'max' }))
  .map(([first, rest]): Moment[] => [[first], ...rest])

export async function live(world: World, history: readonly Moment[]): Promise<void> {
  for (const moment of history) await Promise.all(moment.map((step) => step.run(world)))
}

function at<Thing>(things: readonly Thing[], position: number): Thing | undefined {
  return things[position % Math.max(1, things.length)]
}
