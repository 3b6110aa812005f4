import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyHistory } from './any-history.ts'
import { comeToRest, findFlaws, findLeftovers, letAllTimePass } from './rest.ts'
import { live, type Moment } from './step.ts'
import { tally } from './tally.ts'
import { timeoutMillis, tryHistories } from './try-histories.ts'
import { type HistoryShop, historyShop, openWorld } from './world.ts'

// Most of the time is spent waiting, so two rows of histories run side by side, each on a database of its own.
const shops = [await historyShop(), await historyShop()]

/** Two products that are nearly sold out, one that comes later, and a bundle of the first two. */
async function aSmallShop(shop: HistoryShop) {
  const world = await openWorld(shop)
  for (const stock of [1, 3]) await world.addProduct({ stock })
  await world.addProduct({ stock: 0, releaseAt: new Date(Date.now() + 40 * 86_400_000) })
  await world.addBundle()
  return world
}

async function leavesNothingWrong(shop: HistoryShop, history: readonly Moment[]): Promise<void> {
  const world = await aSmallShop(shop)
  try {
    await live(world, history)
    await comeToRest(world)
    expect(await findFlaws(world)).toEqual([])
    await letAllTimePass(world)
    expect([...(await findFlaws(world)), ...(await findLeftovers(world))]).toEqual([])
    await tally(world, history)
  } finally {
    await world.close()
  }
}

test('whatever happens in whatever order, no key and no cent is lost, doubled or stuck', {
  timeout: timeoutMillis,
}, async () => {
  const rows = shops.map((shop, row) => {
    const property = fc.asyncProperty(anyHistory, (history) => leavesNothingWrong(shop, history))
    return tryHistories(property, { row, rows: shops.length })
  })
  await Promise.all(rows)
})
