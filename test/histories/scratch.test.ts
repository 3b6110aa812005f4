import fc from 'fast-check'
import { test } from 'vitest'
import { anyStep } from './commands.ts'
import { comeToRest, findFlaws, findLeftovers, letAllTimePass } from './rest.ts'
import { historyShop, openWorld } from './world.ts'

const shop = await historyShop()
test('scratch', { timeout: 600_000 }, async () => {
  const sample = fc.sample(fc.array(anyStep, { minLength: 1, maxLength: 24 }), { numRuns: 12, seed: Number(process.env.SEED ?? 1) })
  for (const history of sample) {
    const t0 = performance.now()
    const world = await openWorld(shop)
    for (const stock of [1, 2, 4]) await world.addProduct({ stock })
    await world.addProduct({ stock: 0, releaseAt: new Date(Date.now() + 40 * 86_400_000) })
    const t1 = performance.now()
    const steps: string[] = []
    let flaws: unknown
    try {
      for (const step of history) {
        const t = performance.now()
        await step.run(world)
        steps.push(`${(performance.now() - t).toFixed(0)} ${step}`)
      }
      const t2 = performance.now()
      await comeToRest(world)
      const t3 = performance.now()
      flaws = await findFlaws(world)
      const t4 = performance.now()
      await letAllTimePass(world)
      const t5 = performance.now()
      flaws = [flaws, ...(await findFlaws(world)), ...(await findLeftovers(world))]
      const t6 = performance.now()
      console.log('times', [t1 - t0, t2 - t1, t3 - t2, t4 - t3, t5 - t4, t6 - t5].map((x) => x.toFixed(0)).join(' '), 'steps', history.length, JSON.stringify(flaws), JSON.stringify(world.alarms).slice(0,300))
    } catch (error) {
      flaws = error
      console.log('ERROR', String((error as Error).stack).slice(0, 900), '\n', steps.join('\n'))
    }
    if (process.env.STEPS) console.log(steps.join('\n'))
    await world.close()
  }
})
