import fc from 'fast-check'
import { test } from 'vitest'
import { anyHistory, live } from './commands.ts'
import { comeToRest, findFlaws, findLeftovers, letAllTimePass } from './rest.ts'
import { historyShop, openWorld } from './world.ts'

const shop = await historyShop()
test('scratch', { timeout: 3_600_000 }, async () => {
  const seed = Number(process.env.SEED ?? 1)
  const sample = fc.sample(anyHistory, { numRuns: Number(process.env.RUNS ?? 60), seed })
  let n = 0
  for (const history of sample) {
    n++
    if (process.env.ONLY && n !== Number(process.env.ONLY)) continue
    const t0 = performance.now()
    const world = await openWorld(shop)
    for (const stock of [1, 3]) await world.addProduct({ stock })
    await world.addProduct({ stock: 0, releaseAt: new Date(Date.now() + 40 * 86_400_000) })
    let flaws: string[] = []
    try {
      await live(world, history)
      await comeToRest(world)
      flaws = await findFlaws(world)
      await letAllTimePass(world)
      flaws = [...flaws, ...(await findFlaws(world)), ...(await findLeftovers(world))]
    } catch (error) {
      flaws.push(String((error as Error).stack).slice(0, 700))
    }
    if (flaws.length)
      console.log(
        `== ${n} of seed ${seed} (${history.length} steps)\n${[...new Set(flaws)].join('\n')}\n${process.env.STEPS ? history.map((m) => m.join('  ||  ')).join('\n') : ''}\n${JSON.stringify(world.alarms.slice(0, 4))}`,
      )
    else if (process.env.VERBOSE) console.log(`${n} ok ${(performance.now() - t0).toFixed(0)} ms`)
    await world.close()
  }
  console.log('done', n)
})
