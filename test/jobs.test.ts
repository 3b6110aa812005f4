import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createKeyring } from '../src/platform/crypto/keyring.ts'
import { askForJobs } from './support/ask-for-jobs.ts'
import { runningShop } from './support/running-shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'akm-jobs-'))
afterAll(() => rm(folder, { recursive: true }))
const keyring = join(folder, 'keyring.json')
await writeFile(keyring, createKeyring().expose(), { mode: 0o600 })

const nothingYet = {
  ...{ DEMO: '0', BASE_URL: 'https://shop.example.com', KEYRING_FILE: keyring },
  ...{ STRIPE_SECRET_KEY: 'sk_live_nobody', STRIPE_WEBHOOK_SECRET: 'whsec_nobody' },
  ...{ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Shop <shop@example.com>' },
}
// The provider of an empty shop is nobody.
const askTheProvider = ['books.nightly', 'payments.read_events', 'reconciliation.nightly']

test.each([
  ['a demo', {}, []],
  ['an empty shop', nothingYet, askTheProvider],
])('no job that time causes fails in %s', async (_name, settings, without) => {
  const outcomes = await runAll(await runningShop(settings), without)
  expect(Object.keys(outcomes).length).toBeGreaterThan(20)
  expect(Object.entries(outcomes).filter(([, state]) => state !== 'completed')).toEqual([])
})

/** All such jobs at once. */
async function runAll(
  { pool }: Awaited<ReturnType<typeof runningShop>>,
  without: readonly string[],
): Promise<Record<string, string>> {
  const askFor = await askForJobs(pool)
  const { rows: scheduled } = await pool.query<{ name: string }>(
    'select name from pgboss.schedule where name <> all($1) order by name',
    [without],
  )
  const ids: (string | null)[] = []
  for (const { name } of scheduled) ids.push(await askFor(name))
  const states = async () => {
    const { rows } = await pool.query<{ name: string; state: string }>(
      'select name, state::text from pgboss.job where id::text = any($1)',
      [ids],
    )
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
  }
  const underWay = async () =>
    Object.entries(await states()).filter(([, state]) => ['created', 'retry', 'active'].includes(state))
  await expect.poll(underWay, { timeout: 120_000, interval: 200 }).toEqual([])
  const outcomes = await states()
  expect(Object.keys(outcomes).toSorted()).toEqual(scheduled.map(({ name }) => name))
  return outcomes
}
