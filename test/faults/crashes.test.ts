import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createKeyring } from '../../src/platform/crypto/keyring.ts'
import { connectDatabase, type Database } from '../../src/platform/database/connect.ts'
import { findRunningPostgres } from '../../src/platform/postgres/index.ts'
import { aBuyer } from '../races/buyer.ts'
import { type Stocked, shelves } from '../races/stocked-shop.ts'
import {
  freePort,
  freshFolder,
  providerFor,
  type ShopProcess,
  startShopProcess,
} from '../support/shop-process.ts'
import { expectAllIntact, openTraffic, type Purchase } from './traffic.ts'

vi.setConfig({ testTimeout: 600_000 })

const dataDir = await freshFolder()
const keyring = createKeyring()
const { emulator, settings } = await providerFor(await freePort())

const start = () => startShopProcess({ ...settings, KEYRING: keyring.expose(), DATA_DIR: dataDir })

let shop: ShopProcess = await start()
const product: Stocked = await withDatabase(async ({ db }) => (await shelves(db, keyring)).aProduct(2000))

/** The shop's own server, as long as it runs; every start may give it another address. */
async function withDatabase<Result>(use: (database: Database) => Promise<Result>): Promise<Result> {
  const database = connectDatabase((await findRunningPostgres(join(dataDir, 'postgres'))) ?? '', { max: 2 })
  return use(database).finally(database.close)
}

const databasePid = () =>
  withDatabase(async ({ pool }) => {
    const { rows } = await pool.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    )
    return Number(readFileSync(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0])
  })

const expectIntact = (purchases: readonly Purchase[]) =>
  withDatabase(({ db }) => expectAllIntact(shop.url, purchases, db))

test('a shop that is killed twice in the middle of its sales has lost nothing that it or the provider confirmed', async () => {
  const traffic = openTraffic(shop.url, emulator.control, product)
  for (const _ of ['once', 'twice']) {
    await traffic.flows()
    await shop.end('SIGKILL')
    shop = await start()
  }
  await traffic.flows()
  await traffic.close()
  const told = traffic.told()
  // 503 is what a shop that is still opening says.
  expect(traffic.othersThan(200, 303, 503, 'no answer')).toEqual([])
  expect(traffic.statuses.has('no answer')).toBe(true)
  await expectIntact(traffic.purchases)
  console.info(
    `app killed twice: ${traffic.purchases.length} paid, ${told} told before, answers ${[...traffic.statuses]}`,
  )
})

test('a database that is killed in the middle of sales takes the shop down in order, and the next start has it all', async () => {
  const traffic = openTraffic(shop.url, emulator.control, product)
  await traffic.flows()
  const killedAt = performance.now()
  process.kill(await databasePid(), 'SIGKILL')
  const { code, stdout, stderr } = await shop.ended
  const endedAfter = performance.now() - killedAt
  expect(code).toBe(1)
  expect(traffic.othersThan(200, 303, 500, 503, 'no answer')).toEqual([])
  expect(stdout).toMatch(/^The database server has ended.+start the shop again\.$/m)
  expect(stderr).toBe('')
  shop = await start()
  await traffic.flows()
  await traffic.close()
  await expectIntact(traffic.purchases)
  console.info(
    `database killed: ended after ${endedAfter.toFixed(0)} ms, ${traffic.purchases.length} paid, answers ${[...traffic.statuses]}`,
  )
})

test('a shop that is asked to stop finishes what it has begun, stops its database and leaves with code 0', async () => {
  const postgres = await databasePid()
  const opening = () =>
    withDatabase(({ db }) => db.selectFrom('payment').select('id').where('state', '=', 'new').execute())
  const before = (await opening()).length
  const buyers = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const buyer = aBuyer(shop.url)
      await buyer.putInCart(product)
      return { buyer, form: (await buyer.fillForm()) ?? {} }
    }),
  )
  const slow = { kind: 'delay', match: 'POST /v1/checkout/sessions', count: 8, milliseconds: 2000 } as const
  await emulator.control.faults.add(slow)
  let answered = 0
  const tills = Promise.all(buyers.map(({ buyer, form }) => buyer.press(form).finally(() => answered++)))
  await vi.waitFor(async () => expect(await opening()).toHaveLength(before + 8), {
    timeout: 45_000,
    interval: 20,
  })
  expect(answered).toBe(0)
  const askedAt = performance.now()
  const ending = shop.end('SIGTERM')
  expect((await tills).filter((till) => 'refused' in till)).toEqual([])
  expect(await ending).toMatchObject({ code: 0, stderr: '' })
  const seconds = (performance.now() - askedAt) / 1000
  expect(seconds).toBeLessThan(15)
  expect(() => process.kill(postgres, 0)).toThrow('ESRCH')
  console.info(`drained and stopped in ${seconds.toFixed(1)} s`)
})
