import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyHistory } from './any-history.ts'
import { comeToRest, findFlaws, findLeftovers, letAllTimePass } from './rest.ts'
import { live } from './step.ts'
import { historyShop, openWorld } from './world.ts'

const shop = await historyShop()
const numRuns = Number(process.env.HISTORIES_RUNS ?? 60)

/** Two products that are nearly sold out, and one that comes later. */
async function aSmallShop() {
  const world = await openWorld(shop)
  for (const stock of [1, 3]) await world.addProduct({ stock })
  await world.addProduct({ stock: 0, releaseAt: new Date(Date.now() + 40 * 86_400_000) })
  return world
}

test('whatever happens in whatever order, no key and no cent is lost, doubled or stuck', {
  timeout: numRuns * 2_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const world = await aSmallShop()
      try {
        await live(world, history)
        await comeToRest(world)
        expect(await findFlaws(world)).toEqual([])
        await letAllTimePass(world)
        expect([...(await findFlaws(world)), ...(await findLeftovers(world))]).toEqual([])
      } finally {
        await world.close()
      }
    }),
    { numRuns, interruptAfterTimeLimit: numRuns * 1_500, markInterruptAsFailure: true },
  )
})
