import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { vatSchemes } from './domains/tax/index.ts'
import { type MailProvider, mailProviders } from './platform/mail-events/echo-headers.ts'
import { isCurrency, shopCurrency } from './shared/currency.ts'
import { Secret } from './shared/secret.ts'

export const plausibleUrl = 'https://plausible.io'

const text = z.string().trim().min(1)
const secret = text.transform((value) => new Secret(value))
const flag = z.enum(['0', '1']).transform((value) => value === '1')
const databaseUrl = text
  .regex(/^postgres(ql)?:\/\//, 'it must begin with postgresql://')
  .transform((value) => new Secret(value))
const url = z.url().transform((value) => value.replace(/\/+$/, ''))
// It becomes part of the Content-Security-Policy.
const webUrl = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const processor = text.regex(/^[^;]+;\s*[A-Z]{2}$/, 'it is "name; country", the country in two letters')

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.default('127.0.0.1'),
  BASE_URL: url.optional(),
  DATA_DIR: text.default('.data'),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** A reverse proxy in front of the shop whose X-Forwarded-For is believed. */
  BEHIND_PROXY: flag.default(false),
  METRICS_HOSTS: z.string().default('127.0.0.1,::1'),

  /** In which prices may be read and paid besides euros. */
  CURRENCIES: text
    .transform((value) => [...new Set(value.toUpperCase().split(/[\s,]+/))])
    .refine(
      (codes) => codes.every((code) => isCurrency(code) && code !== shopCurrency),
      'name currencies that the shop knows, with commas between, such as GBP,USD; euros are there anyhow',
    )
    .optional(),

  DATABASE_URL: databaseUrl.optional(),
  /** Who signs in to the database for pages and for jobs, where a pooler keeps a list of users of its own. */
  DATABASE_WEB_URL: databaseUrl.optional(),
  DATABASE_WORKER_URL: databaseUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  /** The database is reached directly, without a transaction pooler between: statements are prepared once. */
  DATABASE_PREPARE: flag.default(false),

  STRIPE_SECRET_KEY: secret.optional(),
  /** Two of them, with a comma between, while the one is being replaced by the other. */
  STRIPE_WEBHOOK_SECRET: text
    .transform((value) => value.split(',').map((each) => new Secret(each.trim())))
    .refine((secrets) => secrets.every((each) => each.expose() !== ''), 'one of its parts is empty')
    .optional(),
  STRIPE_API_URL: url.optional(),

  SMTP_URL: secret.optional(),
  MAIL_FROM: text.optional(),

  SUPABASE_URL: url.optional(),
  SUPABASE_SECRET_KEY: secret.optional(),

  /** A private bucket of Supabase Storage for the files of tickets; without it they lie in DATA_DIR. */
  FILES_BUCKET: text.regex(/^[a-z0-9][a-z0-9._-]{1,62}$/i, 'it is the name of a bucket').optional(),

  /** Where answers by mail come in, such as help@in.example.com, and the secret that signs what its webhook brings. */
  MAIL_IN_ADDRESS: z.email().optional(),
  MAIL_IN_SECRET: secret.optional(),
  /** Mailgun's own key: of its routes that bring mail, and of its webhooks. */
  MAILGUN_SIGNING_KEY: secret.optional(),

  /** Which provider reports what became of letters, and how it is known. */
  MAIL_EVENTS: z.enum(mailProviders).optional(),
  MAIL_EVENTS_SECRET: secret.optional(),
  MAIL_EVENTS_TOPIC: text
    .regex(/^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/, 'it is the ARN of a topic of SNS')
    .optional(),
  /** Where letters come back that cannot be delivered; its mail comes in as that of MAIL_IN_ADDRESS does. */
  MAIL_BOUNCE_ADDRESS: z.email().optional(),

  KEYRING: secret.optional(),
  KEYRING_FILE: text.optional(),

  SELLER_NAME: text.optional(),
  SELLER_ADDRESS: text.optional(),
  SELLER_COUNTRY: z.string().length(2).default('FR'),
  SELLER_EMAIL: z.email().optional(),
  SELLER_PHONE: text.optional(),
  SELLER_REGISTRATION: text.optional(),
  SELLER_VAT_NUMBER: text.optional(),
  /** How the seller is taxed: by the one-stop shop, below the threshold of 10,000 € a year, or as a small business without VAT. */
  VAT_SCHEME: z.enum(vatSchemes).default('oss'),
  /** Another address of the register of VAT numbers than the European Commission's own. */
  VIES_URL: url.optional(),
  /** Where the European Central Bank's reference rates are asked for; without CURRENCIES only where this is set. */
  ECB_RATES_URL: url.optional(),
  SELLER_DIRECTOR: text.optional(),
  SELLER_HOST: text.regex(/^[^;]+;[^;]+;[^;]+$/, 'it is "name; address; telephone"').optional(),
  SELLER_MEDIATOR: text.regex(/^[^;]+;[^;]+;\s*https?:\/\/\S+$/, 'it is "name; address; URL"').optional(),
  /** The file that names whom we erased, by keyed hashes; best where no backup of the database lies. */
  ERASURE_LEDGER: text.optional(),
  /** The last day of the seller's financial year, from whose close accounting documents are kept ten years. */
  FINANCIAL_YEAR_END: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, 'write month and day as MM-DD')
    .refine((day) => day !== '02-29' && !Number.isNaN(Date.parse(`2026-${day}`)), 'no such day in every year')
    .default('12-31'),

  /** Who receives data for the shop, as "name; country": for the policy and the register of processing. */
  DATABASE_PROCESSOR: processor.optional(),
  ACCOUNTS_PROCESSOR: processor.optional(),
  MAIL_PROCESSOR: processor.optional(),

  /** What is loaded with a visitor's consent; each is off unless it is set. */
  PLAUSIBLE_DOMAIN: text.optional(),
  PLAUSIBLE_URL: webUrl.default(plausibleUrl),
  PLAUSIBLE_PROCESSOR: processor.optional(),
  MATOMO_URL: webUrl.optional(),
  MATOMO_SITE: text.regex(/^\d+$/, 'it is the number of the site in Matomo').optional(),
  MATOMO_PROCESSOR: processor.optional(),
  GOOGLE_TAG_ID: text.regex(/^(G|GT|AW|DC)-[A-Z0-9]+$/, 'it begins with G-, GT-, AW- or DC-').optional(),
  META_PIXEL_ID: text.regex(/^\d+$/, 'it is a number').optional(),
})

/** What says only where a shop runs and how. Whoever sets anything else means a shop of their own, not the demo. */
const runsAnyShop: readonly string[] = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DEMO',
  'LOG_LEVEL',
  'BEHIND_PROXY',
  'METRICS_HOSTS',
  'DATABASE_POOL',
  'DATABASE_PREPARE',
] satisfies (keyof Environment)[]

type Environment = z.infer<typeof environment>

/**
 * What a shop that takes real money cannot be without, each with the reason that is printed when it is missing. Of the seller it
 * is what the law asks for (directive 2000/31/EC Art. 5; loi n° 2004-575 Art. 1-1; C. conso. L221-5, L612-1). A small business
 * has no VAT number, so that one may be missing.
 */
const needed = {
  BASE_URL: 'the public address of the shop, for links in e-mails and at Stripe',
  STRIPE_SECRET_KEY: 'the secret key of your Stripe account',
  STRIPE_WEBHOOK_SECRET: 'the signing secret of the webhook endpoint /webhooks/stripe',
  SMTP_URL: 'the mail server, for order confirmations and keys',
  MAIL_FROM: 'the sender of the e-mails, such as "Shop <shop@example.com>"',
  SELLER_NAME: 'the name of the seller, for the legal notice',
  SELLER_ADDRESS: 'the postal address of the seller, for the legal notice',
  SELLER_EMAIL: 'the contact address of the seller, for the legal notice',
  SELLER_PHONE: 'the telephone of the seller, for the legal notice and the terms',
  SELLER_REGISTRATION: 'where the seller is registered and under which number, for the legal notice',
  SELLER_DIRECTOR: 'who answers for what the site says, for the legal notice',
  SELLER_HOST: 'who hosts the shop as "name; address; telephone", for the legal notice',
  SELLER_MEDIATOR: 'the mediator for consumers as "name; address; URL"',
} as const

export type Config = Readonly<Omit<Environment, 'DEMO' | 'DATA_DIR'> & { DEMO: boolean; DATA_DIR: string }>

/** The environment is not what the shop needs; the message is one sentence that says what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the environment once. A demo is a shop for which nothing real was set, or one that says `DEMO=1`.
 * @throws ConfigError naming the first setting that is wrong or missing.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { config, troubles } = inspectConfig(env)
  const [first] = troubles
  if (first !== undefined || !config) throw new ConfigError(first ?? 'Set the environment rightly.')
  return config
}

/** Everything that `readConfig` would refuse, one sentence each; without `config` when the settings cannot even be read. */
export function inspectConfig(env: Readonly<Record<string, string | undefined>>): {
  config: Config | undefined
  troubles: string[]
} {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const troubles = parsed.error.issues.map(
      ({ path, message }) => `Set ${path.join('.')} rightly: ${message}.`,
    )
    return { config: undefined, troubles }
  }
  const values = parsed.data
  const demo = values.DEMO ?? !isMeantForReal(given)
  const config = Object.freeze({ ...values, DEMO: demo, DATA_DIR: resolve(values.DATA_DIR) })
  const troubles = [...(demo ? findDemoTroubles(values) : []), ...findTroubles(values)]
  return { config, troubles: demo ? troubles : [...troubles, ...findProductionTroubles(values)] }
}

function findDemoTroubles({ STRIPE_SECRET_KEY: key }: Environment): string[] {
  return key?.expose().includes('_live_')
    ? ['Set DEMO=0 or remove the live STRIPE_SECRET_KEY: the demo must move no money.']
    : []
}

function findTroubles(values: Environment): string[] {
  const pairs = [
    ['DATABASE_WEB_URL', 'DATABASE_WORKER_URL'],
    ['MATOMO_URL', 'MATOMO_SITE'],
  ] as const
  const halves = pairs
    .filter(([one, other]) => Boolean(values[one]) !== Boolean(values[other]))
    .map(([one, other]) => `Set ${one} and ${other} both, or neither.`)
  const halvesAndMail = [...halves, ...findMailTroubles(values)]
  const isHomeless = values.FILES_BUCKET && !values.SUPABASE_URL
  return isHomeless
    ? [...halvesAndMail, 'Set SUPABASE_URL, or remove FILES_BUCKET: a bucket is a project’s.']
    : halvesAndMail
}

const eventsAreKnownBy = {
  postmark: 'MAIL_EVENTS_SECRET',
  brevo: 'MAIL_EVENTS_SECRET',
  resend: 'MAIL_EVENTS_SECRET',
  mailgun: 'MAILGUN_SIGNING_KEY',
  ses: 'MAIL_EVENTS_TOPIC',
} as const satisfies Record<MailProvider, keyof Environment>

function findMailTroubles(values: Environment): string[] {
  const { MAIL_IN_ADDRESS, MAIL_IN_SECRET, MAILGUN_SIGNING_KEY, MAIL_EVENTS, MAIL_EVENTS_SECRET } = values
  const knownBy = MAIL_EVENTS && eventsAreKnownBy[MAIL_EVENTS]
  const secrets = [MAIL_IN_SECRET, MAILGUN_SIGNING_KEY, MAIL_EVENTS_SECRET].flatMap(
    (each) => each?.expose() ?? [],
  )
  const isBroughtByNobody = MAIL_IN_ADDRESS && !MAIL_IN_SECRET && !MAILGUN_SIGNING_KEY
  const troubles: [trouble: unknown, what: string][] = [
    [
      isBroughtByNobody || (MAIL_IN_SECRET && !MAIL_IN_ADDRESS),
      'Set MAIL_IN_ADDRESS and MAIL_IN_SECRET both, or neither; where Mailgun brings the mail, MAILGUN_SIGNING_KEY does.',
    ],
    [
      values.MAIL_BOUNCE_ADDRESS && !MAIL_IN_ADDRESS,
      'Set MAIL_IN_ADDRESS, or remove MAIL_BOUNCE_ADDRESS: its mail comes in by the same way.',
    ],
    [
      knownBy && values[knownBy] === undefined,
      `Set ${knownBy}, by which the reports of MAIL_EVENTS=${MAIL_EVENTS} are known.`,
    ],
    [
      new Set(secrets).size < secrets.length,
      'Set MAIL_IN_SECRET, MAILGUN_SIGNING_KEY and MAIL_EVENTS_SECRET to values of their own: whoever knows one must not know another.',
    ],
  ]
  return troubles.filter(([trouble]) => trouble).map(([, what]) => what)
}

function isMeantForReal(given: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(environment.shape).some((name) => name in given && !runsAnyShop.includes(name))
}

/** Whether the shop's address is reached from this machine alone. */
export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl)
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

function findProductionTroubles(values: Environment): string[] {
  const troubles = Object.entries(needed)
    .filter(([name]) => values[name as keyof typeof needed] === undefined)
    .map(([name, why]) => `Set ${name} (${why}), or DEMO=1 to run the demo shop.`)
  if (!values.KEYRING && !values.KEYRING_FILE) {
    troubles.push(
      'Set KEYRING_FILE (the secrets that seal the keys; make one with: akm keyring new), or DEMO=1.',
    )
  }
  if (Boolean(values.SUPABASE_URL) !== Boolean(values.SUPABASE_SECRET_KEY)) {
    troubles.push('Set SUPABASE_URL and SUPABASE_SECRET_KEY both, or neither to keep accounts in the shop.')
  }
  if (values.STRIPE_SECRET_KEY?.expose().includes('_test_')) {
    troubles.push('Set STRIPE_SECRET_KEY to a live key, or DEMO=1: test cards would buy real keys.')
  }
  if (values.BASE_URL && !values.BASE_URL.startsWith('https://')) {
    troubles.push('Set BASE_URL to an https:// address: customers send their e-mail and open keys there.')
  }
  const database = values.DATABASE_URL?.expose()
  if (database && !isLocal(database) && !/[?&]sslmode=(verify-full|verify-ca|require)/.test(database)) {
    troubles.push('Add ?sslmode=verify-full to DATABASE_URL: the database is on another machine.')
  }
  return troubles
}

const isLocal = (databaseUrl: string) =>
  /@(localhost|127\.0\.0\.1|\[::1\]|\/|$)|[?&]host=(%2F|\/)/i.test(databaseUrl)

/** Text from a file that the configuration names. @throws ConfigError when it cannot be read. */
export function readConfigFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError(`Make ${path} readable: ${name} points to it.`)
  }
}
