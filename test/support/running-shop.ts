import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startShop } from '../../src/start/start-shop.ts'
import { testDatabase } from './database.ts'

/** The whole demo shop, as `npm start` brings it up, on a database of the test server. Stopped at the end of the file. */
export async function runningShop(settings: Record<string, string> = {}) {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'akm-shop-'))
  const shop = await startShop(
    readConfig({
      DEMO: '1',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: database.connectionString,
      LOG_LEVEL: 'error',
      ...settings,
    }),
    () => {},
  )
  afterAll(async () => {
    await shop.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { ...database, baseUrl: shop.baseUrl, dataDir }
}
