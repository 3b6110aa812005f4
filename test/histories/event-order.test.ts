import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerShortage, cancelOrder } from '../../src/domains/checkout/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { allMeans, checkOut, letBankGo, pay } from './buying.ts'
import { doJobs, endBy, type Hearing, hear, hearing } from './happenings.ts'
import { comeToRest, statesOf } from './rest.ts'
import { type Moment, type Step, step } from './step.ts'
import { timeoutMillis, tryHistories } from './try-histories.ts'
import { historyShop, openWorld, type World } from './world.ts'

const shop = await historyShop()

// Two buyers, each of a product that nobody else pays for: who of two gets a last key may well depend on who is heard
// first, and everything else may not.
const buyer = fc.nat(1)

const onOrder = <How>(
  name: string,
  how: fc.Arbitrary<How>,
  run: (world: World, id: OrderId, how: How) => Promise<unknown>,
) =>
  step(name, { buyer, how }, async (world, { buyer, how }) => {
    const page = world.pages[buyer]
    const orderId = page && (await world.orderOf(page))
    if (orderId) await run(world, orderId, how)
  })

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step(
    'pay',
    { buyer, means: fc.constantFrom(...allMeans), late: fc.boolean() },
    async (world, { buyer, means, late }) => {
      const page = world.pages[buyer]
      if (page) await pay(world, page, means, late)
    },
  ),
  onOrder('the reservation ends', fc.constant(''), (world, id) => endBy(world, 'reservation', [id])),
  onOrder('cancel', fc.constant(''), (world, id) => cancelOrder(world.deps, id)),
  onOrder('answer', fc.constantFrom<('wait' | 'refund')[]>('wait', 'refund'), (world, id, choice) =>
    answerShortage(world.deps, id, choice),
  ),
  onOrder('the bank lets go', fc.constant(''), letBankGo),
  step('somebody else takes a key', { product: buyer }, (world, { product }) =>
    checkOut(world, { buyer: 2 + product, lines: [{ productId: world.product(product), quantity: 1 }] }),
  ),
  step('keys are imported', { product: buyer }, (world, { product }) =>
    world.addKeys(world.product(product), 1),
  ),
)

/** What happens before the shop hears of any of it, time after time. */
const chapters = fc.array(fc.array(anyStep, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
  size: 'max',
})

async function outcomeOf(history: readonly Moment[], told: { how: Hearing; workers: number }) {
  const world = await openWorld(shop)
  try {
    for (const buyer of [0, 1]) {
      const productId = await world.addProduct({ stock: 2 })
      await checkOut(world, { buyer, lines: [{ productId, quantity: 1 + buyer }] })
    }
    for (const chapter of history) {
      for (const each of chapter) await each.run(world)
      await hear(world, told.how)
      await doJobs(world, told.workers)
      await comeToRest(world)
    }
    return (await statesOf(world)).map(({ id, ...state }) => state)
  } finally {
    await world.close()
  }
}

const plainly = { how: { fates: ['once'], sequence: 'as created' }, workers: 1 } as const satisfies {
  how: Hearing
  workers: number
}

test('news that come twice, late, in any order or never lead to the same end', {
  timeout: timeoutMillis,
}, async () => {
  const property = fc.asyncProperty(
    chapters,
    fc.record(hearing),
    fc.nat(3),
    async (history, how, workers) => {
      const expected = await outcomeOf(history, plainly)
      expect(await outcomeOf(history, { how, workers })).toEqual(expected)
    },
  )
  await tryHistories(property, { row: 0, rows: 4 })
})
