import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createKeyring } from '../../src/platform/crypto/keyring.ts'
import { shelves } from '../races/stocked-shop.ts'
import { testDatabase } from '../support/database.ts'
import { freePort, freshFolder, providerFor, startShopProcess } from '../support/shop-process.ts'
import { expectAllIntact, openTraffic } from './traffic.ts'

vi.setConfig({ testTimeout: 600_000 })

const { db, pool, connectionString } = await testDatabase()
const keyring = createKeyring()
const product = await (await shelves(db, keyring)).aProduct(500)
const { emulator, settings } = await providerFor(await freePort())
const shop = await startShopProcess({
  ...settings,
  KEYRING: keyring.expose(),
  DATABASE_URL: connectionString,
  DATA_DIR: await freshFolder(),
})

const cutAllConnections = () =>
  pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)

test('a database that cuts every connection costs some requests, and the shop goes on by itself', async () => {
  const traffic = openTraffic(shop.url, emulator.control, product, 4)
  for (let cuts = 0; cuts < 3; cuts++) {
    await traffic.flows(3)
    await cutAllConnections()
    await sleep(100)
  }
  await traffic.flows(3)
  await traffic.close()
  expect(traffic.othersThan(200, 303, 500, 503)).toEqual([])
  await expectAllIntact(shop.url, traffic.purchases, db)
  expect(await shop.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
  console.info(
    `connections cut three times: ${traffic.purchases.length} paid, answers ${[...traffic.statuses]}`,
  )
})
