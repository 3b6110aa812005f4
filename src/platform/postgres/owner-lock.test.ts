import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kill, seededDir, start, startShop, until } from './launcher-fixture.ts'

test('a second shop on the same data is refused by name of the first', async () => {
  const dataDir = await seededDir()
  const { stop } = await start(dataDir, { durable: false })
  const second = await startShop(dataDir).told
  expect(second).toEqual({
    problem: 'in_use',
    message: `Another shop (process ${process.pid}) is running on ${dataDir}: stop it, or set DATA_DIR to another directory.`,
  })
  await stop()
  expect(await startShop(dataDir).told).toMatchObject({ adopted: false })
})

test('a restart waits for the shop before it to drain', async () => {
  const dataDir = await seededDir()
  const first = await start(dataDir, { durable: false })
  const second = startShop(dataDir)
  // What the second wants to put in the place of the lock lies there as long as it waits.
  await until(() => readdirSync(dataDir).some((name) => name.startsWith('owner.lock.')))
  await first.stop()
  expect(await second.told).toMatchObject({
    adopted: false,
    told: [`Waiting for another shop (process ${process.pid}) to leave ${dataDir} …`],
  })
})

test('of several shops that start at once after a crash exactly one gets the data', async () => {
  const dataDir = await seededDir()
  const crashed = startShop(dataDir)
  await crashed.told
  await kill(crashed.child)
  const told = await Promise.all([1, 2, 3].map(() => startShop(dataDir).told))
  expect(told.filter(({ adopted }) => adopted)).toHaveLength(1)
  expect(told.filter(({ problem }) => problem === 'in_use')).toHaveLength(2)
})
