import { join } from 'node:path'
import { sql } from 'kysely'
import { createKeyring, type Keyring, parseKeyring } from '../../../src/platform/crypto/keyring.ts'
import { connectDatabase, type Db } from '../../../src/platform/database/connect.ts'
import type { Bench } from '../blocks/block.ts'
import { cpuMillisOf } from '../machine/cpu.ts'
import { freePort, startChild } from './child.ts'

export type BenchShop = {
  url: string
  emulatorUrl: string
  db: Db
  keyring: Keyring
  /** What a command of this shop needs to know. */
  env: Record<string, string>
  /** The shop's process; its emulator and its database are others. */
  pid: number
  cpu(): CpuMillis
  /** Waits until letters are out and no job is left. @returns the seconds that took. */
  settled(): Promise<number>
  [Symbol.asyncDispose](): Promise<void>
}

/** CPU time used so far. `client` is the benchmark itself, which shares the cores with the rest. */
export type CpuMillis = Record<'shop' | 'postgres' | 'emulator' | 'client', number>

const settleSecondsMax = 60

/** The built shop as a process of its own, the emulator as another, on a fresh database with the demo's products. */
export async function startBenchShop(
  { folder, postgres, nodeFlags }: Bench,
  name: string,
): Promise<BenchShop> {
  const databaseUrl = await postgres.newDatabase(name)
  const keyringText = createKeyring()
  const port = await freePort()
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_demo_bench', STRIPE_WEBHOOK_SECRET: 'whsec_demo_bench' }
  const env = {
    DEMO: '1',
    DATA_DIR: join(folder, name),
    DATABASE_URL: databaseUrl,
    // As on the shop's own server, which this one is.
    DATABASE_PREPARE: '1',
    KEYRING: keyringText.expose(),
  }
  await using stack = new AsyncDisposableStack()

  let emulatorUrl = ''
  const emulator = await startChild(['emulators/stripe/main.ts'], {
    env: {
      ...stripe,
      WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/stripe`,
      STATE_FILE: join(folder, `${name}.jsonl`),
    },
    isReady(line) {
      emulatorUrl = /"url":"([^"]+)"/.exec(line)?.[1] ?? ''
      return emulatorUrl !== ''
    },
  })
  stack.defer(emulator.stop)
  const shop = await startChild([...nodeFlags, 'build/main.js'], {
    env: {
      ...stripe,
      ...env,
      NODE_ENV: 'production',
      PORT: String(port),
      STRIPE_API_URL: emulatorUrl,
    },
    isReady: (line) => line.startsWith('Shop '),
  })
  stack.defer(shop.stop)
  const { db, close } = connectDatabase(databaseUrl, { max: 2 })
  stack.defer(close)
  const parts = stack.move()
  return {
    url: `http://127.0.0.1:${port}`,
    emulatorUrl,
    db,
    keyring: parseKeyring(keyringText),
    env,
    pid: shop.pid,
    cpu: () => ({
      shop: cpuMillisOf(shop.pid),
      postgres: cpuMillisOf(postgres.pid),
      emulator: cpuMillisOf(emulator.pid),
      client: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
    }),
    settled: () => settled(db),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

async function settled(db: Db): Promise<number> {
  const start = performance.now()
  for (;;) {
    const { rows } = await sql<{ open: number }>`
      select (select count(*) from pgboss.job where state < 'completed' and start_after <= now()) +
        (select count(*) from shop.mail where state in ('queued', 'sending')) as open`.execute(db)
    const seconds = (performance.now() - start) / 1000
    if (rows[0]?.open === 0) return seconds
    if (seconds > settleSecondsMax)
      throw new Error(`${rows[0]?.open} jobs and letters are left after a minute`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
