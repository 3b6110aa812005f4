import { randomBytes } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startStripeEmulator } from '../../emulators/stripe/index.ts'
import { startStandIn } from '../../test/supabase/stand-in/index.ts'
import { testDatabase } from '../../test/support/database.ts'
import { freePort, freshFolder } from '../../test/support/shop-process.ts'
import { readConfig } from '../config.ts'
import { examine } from '../doctor/examine.ts'
import type { Finding } from '../doctor/finding.ts'
import { createKeyring, parseKeyring } from '../platform/crypto/keyring.ts'
import { vaultOver } from '../platform/crypto/vault.ts'
import { startSmtpServer } from '../platform/mail/smtp.fixture.ts'
import { newId } from '../shared/ids.ts'
import { Secret } from '../shared/secret.ts'
import { openDatabaseForCommand } from '../start/open-database.ts'
import { openKeyring } from '../start/open-keyring.ts'
import { run } from './doctor.ts'

const { pool, connectionString } = await testDatabase()
const secretKey = 'sk_test_demo_shop'
const stripe = await startStripeEmulator({ secretKey })
afterAll(() => stripe.stop())
const auth = await startStandIn('sb_secret_of_the_project')
afterAll(() => auth.stop())
const smtp = await startSmtpServer(
  {},
  {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === 'the-mail-password' ? done(null, { user: 'shop' }) : done(new Error('wrong')),
  },
)
afterAll(() => smtp.close())
const mailUrl = (password: string) => `smtp://shop:${password}@127.0.0.1:${smtp.port}?insecure=1`
const keyring = createKeyring().expose()

const env = {
  DEMO: '1',
  DATA_DIR: await freshFolder(),
  DATABASE_URL: connectionString,
  KEYRING: keyring,
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_WEBHOOK_SECRET: 'whsec_of_the_doctor',
  STRIPE_API_URL: stripe.url,
  SMTP_URL: mailUrl('the-mail-password'),
  MAIL_FROM: 'Shop <shop@example.com>',
  SUPABASE_URL: auth.authUrl,
  SUPABASE_SECRET_KEY: 'sb_secret_of_the_project',
}
// A shop that was started once.
await startOnce(env)

let said: string[] = []
beforeEach(() => {
  said = []
})
const terminal = { print: (line: string) => void said.push(line), complain: () => {}, status: () => {} }

async function startOnce(settings: Record<string, string>): Promise<void> {
  const config = readConfig(settings)
  const database = await openDatabaseForCommand(
    config,
    await openKeyring(config),
    () => {},
    () => {},
  )
  await database.stop()
}

type Change = Record<string, string | undefined>

async function look(change: Change = {}): Promise<{ code: number; findings: Finding[] }> {
  said = []
  const code = await run(['--json'], { ...env, ...change }, terminal)
  const { ok, findings } = JSON.parse(said.join('\n'))
  expect(ok).toBe(code === 0)
  return { code, findings }
}
// How old the data beside the shop is depends on the day of the test: see check-data-age.test.ts.
const textsOf = (findings: Finding[], verdict: Finding['verdict'], area?: string) =>
  findings
    .filter((each) => each.verdict === verdict && (area ? each.area === area : each.area !== 'data'))
    .map(({ text }) => text)

test('a shop in which all is right is found well, area by area', async () => {
  const { code, findings } = await look()
  const ofSettings = findings.filter(({ area }) => area !== 'data')
  expect(ofSettings.filter(({ verdict }) => verdict !== 'good' && verdict !== 'skipped')).toEqual([])
  expect(code).toBe(0)
  expect([...new Set(findings.map(({ area }) => area))].toSorted()).toEqual(
    [
      ...['settings', 'database', 'roles', 'clock', 'keyring', 'mail', 'payments', 'accounts', 'processors'],
      ...['data', 'prices', 'vat', 'alerts', 'history', 'retention', 'versions'],
    ].toSorted(),
  )
})

test('nothing that is secret is said, whether all is right or nothing', async () => {
  const secrets = secretsOf(env)
  // The list itself is whole: every setting that the shop keeps as a secret is among them.
  const kept = Object.entries(
    readConfig({ ...env, DATABASE_WEB_URL: 'postgres://a', DATABASE_WORKER_URL: 'postgres://a' }),
  )
  const names = kept.filter(([, value]) => value instanceof Secret).map(([name]) => name)
  expect(names.filter((name) => !(name in secrets))).toEqual(['DATABASE_WEB_URL', 'DATABASE_WORKER_URL'])

  const nowhere = `127.0.0.1:${await freePort()}`
  const wrongs: Change[] = [
    {},
    { DEMO: '0' },
    { DATABASE_URL: `postgresql://shop:pw-of-database@${nowhere}/shop` },
    { DATABASE_URL: 'postgresql://shop:pw-of-database@[/shop' },
    {
      DATABASE_WEB_URL: `postgresql://web:pw-of-web@${nowhere}/x`,
      DATABASE_WORKER_URL: `postgresql://w:pw-of-worker@${nowhere}/x`,
    },
    { SMTP_URL: mailUrl('pw-of-mail') },
    { SMTP_URL: 'smtp://shop:pw-of-mail@%' },
    { STRIPE_SECRET_KEY: 'sk_test_of_another' },
    { SUPABASE_URL: `http://${nowhere}` },
    { SUPABASE_SECRET_KEY: 'sb_secret_of_another' },
    { KEYRING: '{"keys":{"k1":"of-a-broken-ring"}}' },
    { KEYRING: createKeyring().expose() },
    { PORT: 'many', BASE_URL: 'nowhere' },
  ]
  for (const change of wrongs) {
    await look(change)
    await run([], { ...env, ...change }, terminal)
    const text = said.join('\n')
    for (const secret of Object.values(secretsOf({ ...env, ...change })).flat())
      expect(text).not.toContain(secret)
    expect(text).not.toMatch(/pw-of|of_another|of-a-broken-ring/)
  }
}, 120_000)

/** What of each setting must not be seen: the whole of it, and the secret part where it has others. */
function secretsOf(settings: Change): Record<string, string[]> {
  const {
    KEYRING = '{}',
    SMTP_URL,
    DATABASE_URL,
    STRIPE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET,
    SUPABASE_SECRET_KEY,
  } = settings
  const passwordOf = (url = '') => [url, /:([^:@/]+)@/.exec(url)?.[1] ?? url]
  return {
    KEYRING: [KEYRING, ...KEYRING.matchAll(/"([A-Za-z0-9+/]{43}=)"/g).map(([, key = '']) => key)],
    SMTP_URL: passwordOf(SMTP_URL),
    DATABASE_URL: passwordOf(DATABASE_URL),
    STRIPE_SECRET_KEY: [STRIPE_SECRET_KEY ?? ''],
    STRIPE_WEBHOOK_SECRET: [STRIPE_WEBHOOK_SECRET ?? ''],
    SUPABASE_SECRET_KEY: [SUPABASE_SECRET_KEY ?? ''],
  }
}

test('every setting that is missing is a sentence, and the rest is looked at all the same', async () => {
  const { code, findings } = await look({
    DEMO: '0',
    STRIPE_API_URL: undefined,
    STRIPE_SECRET_KEY: undefined,
  })
  expect(code).toBe(1)
  const missing = textsOf(findings, 'bad', 'settings')
  for (const name of [
    'BASE_URL',
    'STRIPE_SECRET_KEY',
    'SELLER_NAME',
    'SELLER_ADDRESS',
    'SELLER_EMAIL',
    'SELLER_PHONE',
    'SELLER_REGISTRATION',
    'SELLER_DIRECTOR',
    'SELLER_HOST',
    'SELLER_MEDIATOR',
  ])
    expect(missing).toContainEqual(expect.stringMatching(`^Set ${name} `))
  expect(textsOf(findings, 'skipped', 'payments')).toEqual(['Set STRIPE_SECRET_KEY first.'])
  expect(textsOf(findings, 'good', 'mail')).toHaveLength(1)
})

test('settings that cannot be read are all named', async () => {
  const { findings } = await look({ PORT: 'many', BASE_URL: 'nowhere' })
  expect(textsOf(findings, 'bad')).toEqual([
    expect.stringMatching(/^Set PORT rightly/),
    expect.stringMatching(/^Set BASE_URL rightly/),
  ])
})

test('what is not there is told apart: database, mail, payments, accounts', async () => {
  const nowhere = await freePort()
  const database = await look({ DATABASE_URL: `postgresql://shop:pw@127.0.0.1:${nowhere}/shop` })
  expect(textsOf(database.findings, 'bad')).toEqual(['Check DATABASE_URL: no database answers there.'])
  expect(textsOf(database.findings, 'good', 'mail')).toHaveLength(1)
  const mail = await look({ SMTP_URL: `smtp://127.0.0.1:${nowhere}` })
  expect(textsOf(mail.findings, 'bad')).toEqual([expect.stringMatching(/SMTP_URL/)])
  const accounts = await look({ SUPABASE_URL: `http://127.0.0.1:${nowhere}` })
  expect(textsOf(accounts.findings, 'bad')).toEqual([expect.stringMatching(/^Check SUPABASE_URL/)])
})

test('what refuses us is told apart', async () => {
  const mail = await look({ SMTP_URL: mailUrl('another') })
  expect(textsOf(mail.findings, 'bad')).toEqual(['Check SMTP_URL: the mail server says 535.'])
  expect(smtp.letters).toEqual([])
  const payments = await look({ STRIPE_SECRET_KEY: 'sk_test_of_somebody_else' })
  expect(textsOf(payments.findings, 'bad')).toEqual([
    expect.stringMatching(/STRIPE_SECRET_KEY: Stripe says 401/),
  ])
  const accounts = await look({ SUPABASE_SECRET_KEY: 'sb_publishable_of_the_project' })
  expect(textsOf(accounts.findings, 'bad')).toEqual([expect.stringMatching(/^Set SUPABASE_SECRET_KEY/)])
  const half = await look({ SUPABASE_SECRET_KEY: undefined })
  expect(textsOf(half.findings, 'bad')).toEqual([expect.stringMatching(/^Set SUPABASE_URL and/)])
})

test('a test key, or something that is not Stripe, takes no real money', async () => {
  const { findings } = await look({ DEMO: '0', STRIPE_WEBHOOK_SECRET: undefined })
  expect(textsOf(findings, 'bad', 'payments')).toEqual([
    expect.stringMatching(/STRIPE_WEBHOOK_SECRET/),
    expect.stringMatching(/STRIPE_API_URL/),
    expect.stringMatching(/live key/),
  ])
})

test('what the demo does without is skipped, with the reason', async () => {
  const bare = { DEMO: '1', DATA_DIR: env.DATA_DIR, DATABASE_URL: connectionString, KEYRING: keyring }
  const findings = await examine(bare)
  expect(textsOf(findings, 'bad')).toEqual([])
  expect(findings.filter(({ verdict }) => verdict === 'skipped').map(({ area }) => area)).toEqual([
    'prices',
    'mail',
    'payments',
    'accounts',
    'processors',
  ])
})

test('a currency in which nothing has a price is told, because its visitors would read euros', async () => {
  const findings = await examine({ ...env, CURRENCIES: 'gbp, JPY' })
  expect(textsOf(findings, 'warn').filter((text) => text.includes('CURRENCIES'))).toEqual([
    'Bring prices in GBP by akm prices import, or take it out of CURRENCIES: there are none.',
    'Bring prices in JPY by akm prices import, or take it out of CURRENCIES: there are none.',
  ])
  expect(textsOf(await examine({ ...env, CURRENCIES: 'EUR' }), 'bad').join()).toContain(
    'Set CURRENCIES rightly',
  )
})

test('clocks that part are told, first mildly', async () => {
  const at = async (seconds: number) => {
    const findings = await examine(env, () => new Date(Date.now() + seconds * 1000))
    return findings.find(({ area }) => area === 'clock')?.verdict
  }
  expect(await at(1)).toBe('good')
  expect(await at(-5)).toBe('warn')
  expect(await at(31)).toBe('bad')
})

test('a batch that the ring does not open is named by its key: lost, or another of the same name', async () => {
  await pool.query(
    `insert into shop.category (slug, name, summary, position) values ('x', '{"en":"","fr":""}', '{"en":"","fr":""}', 1)`,
  )
  await pool.query(
    `insert into shop.platform (code, name, activation_url, guide) values ('x', 'x', 'https://x.example', '{"en":"","fr":""}')`,
  )
  await pool.query(`insert into shop.region (code, name) values ('x', '{"en":"","fr":""}')`)
  await pool.query(`insert into shop.product (id, slug, category_slug, platform_code, region_code, kind, legal_nature, name, summary, description, publisher, price_minor, colour_blade, colour_ground)
    values ('prd_x', 'x', 'x', 'x', 'x', 'software', 'digital_content', '{"en":"","fr":""}', '{"en":"","fr":""}', '{"en":"","fr":""}', 'x', 1, '', '')`)
  const store = (id: string, ringKeyId: string, wrapped: Buffer) =>
    pool.query(
      `insert into shop.key_batch (id, product_id, source_name, wrapped_data_key, ring_key_id, key_count) values ($1, 'prd_x', 'x', $3, $2, 0)`,
      [id, ringKeyId, wrapped],
    )
  const seal = async (ring: string) => {
    const place = { batchId: newId('bat'), productId: 'prd_x' as ReturnType<typeof newId<'prd'>> }
    const { dataKey } = await vaultOver(parseKeyring(new Secret(ring))).newBatch(place)
    await store(place.batchId, dataKey.ringKeyId, dataKey.bytes)
  }
  await seal(keyring)
  expect(textsOf((await look()).findings, 'good', 'keyring')).toContain('The ring opens every batch (1).')
  await store('bat_x', 'k-lost', randomBytes(8))
  expect(textsOf((await look()).findings, 'bad')).toEqual([expect.stringMatching(/: k-lost \(1\)\./)])
  await pool.query('delete from shop.key_batch')
  await seal(createKeyring().expose())
  expect(textsOf((await look()).findings, 'bad')).toEqual([expect.stringMatching(/: k1 \(1\)\./)])
  await pool.query('delete from shop.key_batch')
})

test('a table whose rows are open to everybody is named', async () => {
  await pool.query('alter table shop.waiver no force row level security')
  expect(textsOf((await look()).findings, 'bad')).toEqual(['Force row-level security on waiver.'])
  await pool.query('alter table shop.waiver force row level security')
  await pool.query('grant usage on schema shop to anon')
  expect(textsOf((await look()).findings, 'bad')).toEqual([
    expect.stringMatching(/Revoke the schema shop from anon/),
  ])
  await pool.query('revoke usage on schema shop from anon')
})

test('pages that sign in as the owner are told, and a ring whose users are not made', async () => {
  const { findings } = await look({
    DATABASE_WEB_URL: connectionString,
    DATABASE_WORKER_URL: connectionString,
  })
  expect(textsOf(findings, 'bad')).toEqual([
    expect.stringMatching(/Give pages another user/),
    expect.stringMatching(/Give jobs another user/),
  ])
  const another = await look({ KEYRING: createKeyring().expose() })
  expect(textsOf(another.findings, 'bad')).toEqual([
    'Start the shop with this ring: the user of its pages cannot sign in (28P01).',
  ])
})

test('accounts that did not come along to Supabase are counted, and those left there', async () => {
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale) values ('acc_x', 'local', 'x', 'x', 'x', 'en')`,
  )
  expect(textsOf((await look()).findings, 'warn')).toEqual([
    expect.stringMatching(/^Run akm identity move-to-supabase .+ \(1\)\.$/),
  ])
  await pool.query(`update shop.account set provider = 'supabase'`)
  const back = await look({ SUPABASE_URL: undefined, SUPABASE_SECRET_KEY: undefined })
  expect(textsOf(back.findings, 'bad')).toEqual([expect.stringMatching(/ at Supabase \(1\)\.$/)])
  await pool.query('delete from shop.account')
})

test('a history that ends before what was noted of it outside the database is bad', async () => {
  const file = join(await freshFolder(), 'noted.jsonl')
  const line = { chain: 'head', at: '2026-11-26T12:00:00.000Z', link: [4711, 'ab'.repeat(32)] }
  await writeFile(file, `${JSON.stringify(line)}\n`)
  const { code, findings } = await look({ ERASURE_LEDGER: file })
  expect(code).toBe(1)
  expect(textsOf(findings, 'bad')).toEqual([
    expect.stringMatching(/^Say akm history restored if .+ 4711:(ab){32}, noted 2026-11-26/),
  ])
})

test('a migration that is missing, unknown, or was applied in other words is told, and none is applied', async () => {
  const ledger = 'supabase_migrations.schema_migrations'
  const taken = await pool.query(`delete from ${ledger} where version = '20261123100300' returning *`)
  const missing = await look()
  expect(textsOf(missing.findings, 'bad')).toEqual(['Start the shop to apply 20261123100300_tax.sql.'])
  expect((await pool.query(`select from ${ledger} where version = '20261123100300'`)).rows).toHaveLength(0)
  const [{ name, statements }] = taken.rows
  await pool.query(
    `insert into ${ledger} (version, name, statements) values ('20261123100300', $1, $2), ('29990101000000', 'later', null)`,
    [name, statements],
  )
  expect(textsOf((await look()).findings, 'warn')).toEqual([
    expect.stringMatching(/^Update the shop: .+ 29990101000000/),
  ])
  await pool.query(`delete from ${ledger} where version = '29990101000000'`)
  await pool.query(`update ${ledger} set statements = array['select 1'] where version = '20261123100300'`)
  expect(textsOf((await look()).findings, 'warn')).toEqual([
    expect.stringMatching(/^Compare 20261123100300_tax\.sql/),
  ])
  await pool.query(`update ${ledger} set statements = $1 where version = '20261123100300'`, [statements])
})

test('a demo is looked at before its first start, when it is stopped, and while it runs; nothing is made', async () => {
  const demo = { DATA_DIR: join(await freshFolder(), 'data') }
  const before = await examine(demo)
  expect(textsOf(before, 'bad')).toEqual([])
  expect(textsOf(before, 'skipped', 'database')).toEqual([expect.stringMatching(/^Start the shop/)])
  await expect(readdir(demo.DATA_DIR)).rejects.toMatchObject({ code: 'ENOENT' })

  const config = readConfig(demo)
  const running = await openDatabaseForCommand(
    config,
    await openKeyring(config),
    () => {},
    () => {},
  )
  expect(textsOf(await examine(demo), 'bad')).toEqual([])
  // The shop's server is still there afterwards.
  await running.worker.pool.query('select 1')
  await running.stop()
  const stopped = await examine(demo)
  expect(textsOf(stopped, 'bad')).toEqual([])
  expect(textsOf(stopped, 'good', 'keyring')).toHaveLength(2)
}, 120_000)
