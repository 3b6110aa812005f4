import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { transferBasisOf } from '../shared/processor.ts'
import { destinationsOf, listProcessors } from './processors.ts'

const production = {
  BASE_URL: 'https://shop.example.com',
  STRIPE_SECRET_KEY: 'rk_live_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  SMTP_URL: 'smtps://user:password@mail.example.com',
  MAIL_FROM: 'Shop <shop@example.com>',
  MAIL_PROCESSOR: 'Post House; CH',
  KEYRING_FILE: '/etc/keyring.json',
  DATABASE_URL: 'postgresql://shop:password@db.example.com:6543/shop?sslmode=verify-full',
  DATABASE_PROCESSOR: 'Data Hall; DE',
  SUPABASE_URL: 'https://project.accounts.example',
  SUPABASE_SECRET_KEY: 'sb_secret_x',
  SELLER_NAME: 'Example',
  SELLER_ADDRESS: '1 rue de l’Exemple; 75000 Paris',
  SELLER_EMAIL: 'shop@example.com',
  SELLER_PHONE: '+33 1 00 00 00 00',
  SELLER_REGISTRATION: 'RCS Paris 000 000 000',
  SELLER_DIRECTOR: 'Ada Martin',
  SELLER_HOST: 'Host; 75000 Paris; +33 1 11 11 11 11',
  SELLER_MEDIATOR: 'Mediator; Paris; https://mediator.example',
}

test('everybody whom the configuration names is listed, with place and ground', () => {
  const listed = listProcessors(readConfig(production))
  expect(listed.map(({ id, name, country, transfer, on }) => [id, name, country, transfer, on])).toEqual([
    ['database', 'Data Hall', 'DE', 'none_needed', true],
    ['accounts', 'project.accounts.example', null, 'to_declare', true],
    ['mail', 'Post House', 'CH', 'adequacy', true],
    ['payments', 'Stripe Payments Europe, Limited', 'IE', 'adequacy', true],
    ['vat_numbers', 'European Commission, VIES', 'BE', 'none_needed', false],
    ['webhooks', null, null, 'none_needed', false],
    ['exchange_rates', 'European Central Bank', 'DE', 'none_needed', false],
  ])
  expect(destinationsOf(listed)).toEqual([
    { host: 'db.example.com', port: 6543 },
    { host: 'project.accounts.example', port: 443 },
    { host: 'mail.example.com', port: 465 },
    { host: 'api.stripe.com', port: 443 },
    { host: 'files.stripe.com', port: 443 },
  ])
})

test('a seller with a VAT number asks the register about those of businesses', () => {
  const open = (env: Record<string, string>) => destinationsOf(listProcessors(readConfig(env)))
  const register = { host: 'ec.europa.eu', port: 443 }
  expect(open(production)).not.toContainEqual(register)
  expect(open({ ...production, SELLER_VAT_NUMBER: 'FR40303265045' })).toContainEqual(register)
})

test('webhooks are off until who receives them is declared, and nothing is opened for them at the start', () => {
  const config = readConfig({ ...production, WEBHOOKS_PROCESSOR: 'Till House; CH' })
  const listed = listProcessors(config)
  expect(listed.find(({ id }) => id === 'webhooks')).toMatchObject({
    ...{ name: 'Till House', country: 'CH', role: 'processor', transfer: 'adequacy', receives: ['orders'] },
    ...{ destinations: [], on: true },
  })
  expect(destinationsOf(listed)).toEqual(destinationsOf(listProcessors(readConfig(production))))
})

test('a seller in other currencies asks for their rates, whoever says where as well, and nobody else', () => {
  const open = (env: Record<string, string>) => destinationsOf(listProcessors(readConfig(env)))
  const bank = { host: 'www.ecb.europa.eu', port: 443 }
  expect(open(production)).not.toContainEqual(bank)
  expect(open({ ...production, CURRENCIES: 'USD' })).toContainEqual(bank)
  expect(open({ CURRENCIES: 'USD', DEMO: '1' })).not.toContainEqual(bank)
  const elsewhere = { ...production, ECB_RATES_URL: 'https://rates.example/ecb' }
  expect(open(elsewhere)).toContainEqual({ host: 'rates.example', port: 443 })
  // It hears nothing of anybody: no policy names it as who receives data.
  const listed = listProcessors(readConfig(elsewhere)).find(({ id }) => id === 'exchange_rates')
  expect(listed).toMatchObject({ role: 'source', receives: [] })
})

test('whoever is loaded with consent is named, and the shop itself may not reach them', () => {
  const adapters = {
    PLAUSIBLE_DOMAIN: 'shop.example.com',
    MATOMO_URL: 'https://stats.example',
    MATOMO_SITE: '1',
    MATOMO_PROCESSOR: 'Stats House; FR',
    GOOGLE_TAG_ID: 'G-ABC',
    META_PIXEL_ID: '42',
  }
  const listed = listProcessors(readConfig({ ...production, ...adapters }))
  expect(listed.slice(7).map(({ id, name, country, transfer }) => [id, name, country, transfer])).toEqual([
    ['plausible', 'Plausible Insights OÜ', 'DE', 'none_needed'],
    ['matomo', 'Stats House', 'FR', 'none_needed'],
    ['google', 'Google Ireland Limited', 'IE', 'adequacy'],
    ['meta', 'Meta Platforms Ireland Limited', 'IE', 'adequacy'],
  ])
  expect(destinationsOf(listed)).toEqual(destinationsOf(listProcessors(readConfig(production))))
})

test('a server of the seller’s own that measures is declared by the seller', () => {
  const own = { ...production, PLAUSIBLE_DOMAIN: 'shop.example.com', PLAUSIBLE_URL: 'https://stats.example' }
  const plausible = (env: Record<string, string>) =>
    listProcessors(readConfig(env)).find(({ id }) => id === 'plausible')
  expect(plausible(own)).toMatchObject({ name: 'stats.example', country: null, transfer: 'to_declare' })
  expect(plausible({ ...own, PLAUSIBLE_PROCESSOR: 'Data Hall; DE' })).toMatchObject({
    name: 'Data Hall',
    country: 'DE',
  })
})

test('a demo speaks to nobody, and its database is the own machine', () => {
  const listed = listProcessors(readConfig({}))
  expect(destinationsOf(listed)).toEqual([])
  expect(listed[0]).toMatchObject({ id: 'database', role: 'own_machine', name: null, on: true })
})

test('a database behind a socket or on this machine is nobody else', () => {
  const [socket] = listProcessors(
    readConfig({ DEMO: '1', DATABASE_URL: 'postgresql://shop@localhost:5433/shop?host=%2Frun%2Fpg' }),
  )
  expect(socket).toMatchObject({ role: 'own_machine', destinations: [{ socket: '/run/pg/.s.PGSQL.5433' }] })
  const [local] = listProcessors(
    readConfig({ DEMO: '1', DATABASE_URL: 'postgresql://shop@127.0.0.1:5433/shop' }),
  )
  expect(local).toMatchObject({ role: 'own_machine', destinations: [{ host: '127.0.0.1', port: 5433 }] })
})

test.each(['Data Hall', 'Data Hall; Germany', '; DE'])(
  'a processor declared as "%s" stops the start',
  (text) => {
    expect(() => readConfig({ ...production, DATABASE_PROCESSOR: text })).toThrow('DATABASE_PROCESSOR')
  },
)

test.each([
  ['DE', 'none_needed'],
  ['NO', 'none_needed'],
  ['GB', 'adequacy'],
  ['US', 'to_declare'],
  [null, 'to_declare'],
])('data that goes to %s: %s', (country, basis) => {
  expect(transferBasisOf(country)).toBe(basis)
})

test('a DATABASE_URL that cannot be read is one sentence without its password', () => {
  const config = readConfig({ DEMO: '1', DATABASE_URL: 'postgresql://shop:geheim@host:port/shop' })
  expect(() => listProcessors(config)).toThrow(/^Write DATABASE_URL as (?!.*geheim)/)
})
