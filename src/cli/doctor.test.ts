import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startStripeEmulator } from '../../emulators/stripe/index.ts'
import { testDatabase } from '../../test/support/database.ts'
import { freePort, freshFolder } from '../../test/support/shop-process.ts'
import type { Finding } from '../doctor/finding.ts'
import { createKeyring } from '../platform/crypto/keyring.ts'
import { startSmtpServer } from '../platform/mail/smtp.fixture.ts'
import { run } from './doctor.ts'

const { pool, connectionString } = await testDatabase()
const secretKey = 'sk_test_demo_shop'
const stripe = await startStripeEmulator({ secretKey })
afterAll(() => stripe.stop())
const smtp = await startSmtpServer()
afterAll(() => smtp.close())
const keyring = createKeyring().expose()

const env = {
  DEMO: '1',
  DATA_DIR: await freshFolder(),
  DATABASE_URL: connectionString,
  KEYRING: keyring,
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_WEBHOOK_SECRET: 'whsec_of_the_doctor',
  STRIPE_API_URL: stripe.url,
  SMTP_URL: smtp.url,
  MAIL_FROM: 'Shop <shop@example.com>',
}

let said: string[] = []
beforeEach(() => {
  said = []
})
const terminal = { print: (line: string) => void said.push(line), complain: () => {}, status: () => {} }

async function examine(
  change: Record<string, string | undefined> = {},
): Promise<{ code: number; findings: Finding[] }> {
  said = []
  const code = await run(['--json'], { ...env, ...change }, terminal)
  return { code, findings: JSON.parse(said.join('\n')).findings }
}
const badOnes = (findings: Finding[]) =>
  findings.filter(({ verdict }) => verdict === 'bad').map(({ text }) => text)

test('a shop in which all is right is found well, area by area', async () => {
  const { code, findings } = await examine()
  expect(badOnes(findings)).toEqual([])
  expect(code).toBe(0)
  const areas = new Set(findings.map(({ area }) => area))
  expect([...areas].toSorted()).toEqual(
    [
      'settings',
      'database',
      'roles',
      'clock',
      'keyring',
      'mail',
      'payments',
      'accounts',
      'processors',
      'retention',
      'versions',
    ].toSorted(),
  )
})

test('nothing that is secret is said, in either form', async () => {
  await run([], env, terminal)
  const { findings } = await examine()
  const text = said.join('\n') + JSON.stringify(findings)
  const ring = Object.values(JSON.parse(keyring).keys ?? {}) as string[]
  for (const secret of [secretKey, env.STRIPE_WEBHOOK_SECRET, keyring, ...ring, connectionString]) {
    expect(text).not.toContain(secret)
  }
})

test('a setting that is missing is one sentence, and the exit code says it', async () => {
  const { code, findings } = await examine({ DEMO: '0' })
  expect(code).toBe(1)
  expect(findings).toEqual([{ area: 'settings', verdict: 'bad', text: expect.stringMatching(/^Set /) }])
})

test('a database, a mail server and a payment provider that are not there are told apart', async () => {
  const nowhere = await freePort()
  const database = await examine({ DATABASE_URL: `postgresql://shop:pw@127.0.0.1:${nowhere}/shop` })
  expect(badOnes(database.findings)).toEqual([expect.stringMatching(/DATABASE_URL/)])
  const mail = await examine({ SMTP_URL: `smtp://127.0.0.1:${nowhere}` })
  expect(badOnes(mail.findings)).toEqual([expect.stringMatching(/SMTP_URL/)])
  const payments = await examine({ STRIPE_SECRET_KEY: 'sk_test_of_somebody_else' })
  expect(badOnes(payments.findings)).toEqual([expect.stringMatching(/STRIPE_SECRET_KEY: Stripe says 401/)])
})

test('a batch whose key the ring has lost is named', async () => {
  await pool.query(
    `insert into shop.category (slug, name, summary, position) values ('x', '{"en":"","fr":""}', '{"en":"","fr":""}', 1)`,
  )
  await pool.query(
    `insert into shop.platform (code, name, activation_url, guide) values ('x', 'x', 'https://x.example', '{"en":"","fr":""}')`,
  )
  await pool.query(`insert into shop.region (code, name) values ('x', '{"en":"","fr":""}')`)
  await pool.query(`insert into shop.product (id, slug, category_slug, platform_code, region_code, kind, legal_nature, name, summary, description, publisher, price_minor, colour_blade, colour_ground)
    values ('prd_x', 'x', 'x', 'x', 'x', 'software', 'digital_content', '{"en":"","fr":""}', '{"en":"","fr":""}', '{"en":"","fr":""}', 'x', 1, '', '')`)
  await pool.query(
    `insert into shop.key_batch (id, product_id, source_name, wrapped_data_key, ring_key_id, key_count) values ('bat_x', 'prd_x', 'x', $1, 'k-lost', 0)`,
    [randomBytes(8)],
  )
  const { code, findings } = await examine()
  expect(code).toBe(1)
  expect(badOnes(findings)).toEqual([expect.stringMatching(/k-lost/)])
  await pool.query('delete from shop.key_batch')
})

test('a table whose rows are open to everybody is named', async () => {
  await pool.query('alter table shop.waiver no force row level security')
  expect(badOnes((await examine()).findings)).toEqual(['Force row-level security on waiver.'])
  await pool.query('alter table shop.waiver force row level security')
  await pool.query('grant usage on schema shop to anon')
  expect(badOnes((await examine()).findings)).toEqual([
    expect.stringMatching(/Revoke the schema shop from anon/),
  ])
  await pool.query('revoke usage on schema shop from anon')
})

test('pages that sign in as the owner are told', async () => {
  const { findings } = await examine({
    DATABASE_WEB_URL: connectionString,
    DATABASE_WORKER_URL: connectionString,
  })
  expect(badOnes(findings)).toEqual([
    expect.stringMatching(/Give pages another user/),
    expect.stringMatching(/Give jobs another user/),
  ])
})

test('a migration that was applied in other words is told', async () => {
  await pool.query(
    `update supabase_migrations.schema_migrations set statements = array['select 1'] where version = '20261123100300'`,
  )
  const { findings } = await examine()
  expect(findings.find(({ text }) => text.includes('20261123100300_tax.sql'))).toMatchObject({
    verdict: 'warn',
  })
})
