import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  ConfigError,
  completeConfig,
  givenSettings,
  isLoopback,
  isRightSetting,
  readConfig,
} from './config.ts'

const production = {
  BASE_URL: 'https://shop.example.com',
  STRIPE_SECRET_KEY: 'rk_live_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  SMTP_URL: 'smtps://mail.example.com',
  MAIL_FROM: 'Shop <shop@example.com>',
  KEYRING_FILE: '/etc/keyring.json',
  SELLER_NAME: 'Example',
  SELLER_ADDRESS: '1 rue de l’Exemple; 75000 Paris',
  SELLER_EMAIL: 'shop@example.com',
  SELLER_PHONE: '+33 1 00 00 00 00',
  SELLER_REGISTRATION: 'RCS Paris 000 000 000',
  SELLER_DIRECTOR: 'Ada Martin',
  SELLER_HOST: 'Host; 75000 Paris; +33 1 11 11 11 11',
  SELLER_MEDIATOR: 'Mediator; Paris; https://mediator.example',
}

test('a shop for which nothing was set is a demo', () => {
  expect(readConfig({ PATH: '/bin' })).toMatchObject({ DEMO: true, PORT: 3000, HOST: '127.0.0.1' })
})

test('a shop with everything that real money needs starts', () => {
  expect(readConfig(production).DEMO).toBe(false)
})

const alone = { ...production, SUPABASE_URL: 'https://x.example', DATABASE_URL: 'postgres://x@localhost/x' }
test.each(Object.entries(alone).filter(([name]) => name !== 'STRIPE_SECRET_KEY'))(
  '%s alone makes no demo, whose mailbox and owner stand open to whoever reaches it',
  (name, value) => {
    expect(refusal({ [name]: value })).toContain('DEMO=1')
    expect(readConfig({ [name]: value, DEMO: '1' }).DEMO).toBe(true)
  },
)

test('where and how a shop runs may be said of a demo', () => {
  const settings = { PORT: '0', HOST: '0.0.0.0', DATA_DIR: '/tmp/x', LOG_LEVEL: 'error', BEHIND_PROXY: '1' }
  expect(readConfig({ ...settings, DATABASE_POOL: '4' }).DEMO).toBe(true)
})

test.each([
  ['http://localhost:3000', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:3000', true],
  ['https://shop.example.com', false],
  ['https://127.0.0.1.example.com', false],
  ['http://192.168.1.4:3000', false],
])('%s: is it reached from this machine alone? %s', (address, isLocal) => {
  expect(isLoopback(address)).toBe(isLocal)
})

describe('a production shop does not start without', () => {
  test.each(Object.keys(production))('%s, and says so in one sentence', (name) => {
    const error = refusal({ ...production, [name]: undefined })
    expect(error).toContain(name)
    expect(error.split('. ')).toHaveLength(1)
  })
})

test.each([
  ['a port that is none', { PORT: '99999' }, 'PORT'],
  ['an address that is none', { BASE_URL: 'shop' }, 'BASE_URL'],
  ['plain http in production', { ...production, BASE_URL: 'http://shop.example.com' }, 'https://'],
  [
    'the key of the demo in production',
    { ...production, STRIPE_SECRET_KEY: 'sk_test_demo_shop' },
    'STRIPE_SECRET_KEY',
  ],
  [
    'a distant database without TLS',
    { ...production, DATABASE_URL: 'postgres://u:p@db.example.com/x' },
    'sslmode',
  ],
  [
    'a database of another kind',
    { DATABASE_URL: 'mysql://shop@db/x' },
    'DATABASE_URL rightly: it must begin with postgresql://',
  ],
  ['a database address that is none', { DATABASE_URL: 'the usual one' }, 'DATABASE_URL'],
  [
    'one user of the database without the other',
    { DATABASE_WEB_URL: 'postgres://w@db/x' },
    'DATABASE_WORKER_URL',
  ],
  ['a Matomo without its site', { MATOMO_URL: 'https://stats.example' }, 'MATOMO_SITE'],
  ['a Matomo that is no address of the web', { MATOMO_URL: 'javascript:alert(1)' }, 'MATOMO_URL'],
  ['a tag that is none of Google’s', { GOOGLE_TAG_ID: 'UA-1' }, 'GOOGLE_TAG_ID'],
  ['a host without its telephone', { SELLER_HOST: 'Host; Paris' }, 'SELLER_HOST'],
  ['a mediator without a site', { SELLER_MEDIATOR: 'Mediator; Paris; 75000' }, 'SELLER_MEDIATOR'],
  ['a pixel that is no number', { META_PIXEL_ID: "1' 'unsafe-inline'" }, 'META_PIXEL_ID'],
])('%s is refused', (_, env, word) => {
  expect(refusal(env)).toContain(word)
})

test('no secret of the configuration is printed by accident', () => {
  const text = JSON.stringify(readConfig(production))
  expect(text).not.toContain('rk_live_x')
  expect(text).not.toContain('whsec_x')
})

test('.env.example names every setting, and no other', () => {
  const documented = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  )
  const known = [
    ...readFileSync('src/config/environment.ts', 'utf8').matchAll(
      /^ {2}([A-Z_]+): (?:z|text|secret|flag|url|databaseUrl|webUrl|processor)/gm,
    ),
  ]
  expect(documented.toSorted()).toEqual(known.map(([, name]) => name).toSorted())
})

function refusal(env: Record<string, string | undefined>): string {
  try {
    const [first] = completeConfig(readConfig(env), {}).missing
    if (first !== undefined) return first
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('it was accepted')
}

describe('what the owner keeps in the database', () => {
  const { SELLER_NAME: _name, SELLER_HOST: _host, ...env } = production

  test('of the seller may be missing in the environment, and is missed until the database has it', () => {
    const given = readConfig(env)
    expect(completeConfig(given, { SELLER_NAME: 'Kept' }).missing).toEqual([
      expect.stringContaining('SELLER_HOST'),
    ])
    const { config, missing } = completeConfig(given, { SELLER_NAME: 'Kept', SELLER_HOST: 'A; B; C' })
    expect(missing).toEqual([])
    expect(config).toMatchObject({ SELLER_NAME: 'Kept', SELLER_HOST: 'A; B; C', DEMO: false })
  })

  test('counts after the environment, and is told apart from it', () => {
    const { config } = completeConfig(readConfig(production), {
      SELLER_NAME: 'Kept',
      SELLER_VAT_NUMBER: 'FR1',
    })
    expect(config).toMatchObject({ SELLER_NAME: 'Example', SELLER_VAT_NUMBER: 'FR1' })
    expect(givenSettings(config)).toContain('SELLER_NAME')
    expect(givenSettings(config)).not.toContain('SELLER_VAT_NUMBER')
  })

  test('makes no shop of a demo', () => {
    expect(completeConfig(readConfig({}), { SELLER_NAME: 'Kept' })).toMatchObject({
      config: { DEMO: true, SELLER_NAME: 'Kept' },
      missing: [],
    })
  })

  test('has its form, or is refused', () => {
    const config = readConfig(production)
    expect(isRightSetting(config, 'FINANCIAL_YEAR_END', '06-30')).toBe(true)
    expect(isRightSetting(config, 'FINANCIAL_YEAR_END', '30 June')).toBe(false)
    expect(() => completeConfig(config, { FINANCIAL_YEAR_END: '30 June' })).toThrow(/FINANCIAL_YEAR_END/)
  })

  test.each(['02-30', '04-31', '00-10', '13-01', '6-30'])('no day of a year: %s', (day) => {
    expect(isRightSetting(readConfig(production), 'FINANCIAL_YEAR_END', day)).toBe(false)
  })

  test('is a country that there is, in whichever letters', () => {
    const config = readConfig(production)
    for (const code of ['XX', 'EU', 'ZZ', 'F', 'FRA'])
      expect(isRightSetting(config, 'SELLER_COUNTRY', code), code).toBe(false)
    expect(completeConfig(config, { SELLER_COUNTRY: 'fr' }).config.SELLER_COUNTRY).toBe('FR')
  })
})
