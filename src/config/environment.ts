import { z } from 'zod'
import { vatSchemes } from '../domains/tax/index.ts'
import { mailProviders } from '../platform/mail-events/echo-headers.ts'
import { isCountry } from '../shared/countries.ts'
import { isCurrency, shopCurrency } from '../shared/currency.ts'
import { Secret } from '../shared/secret.ts'
import { isDay } from '../shared/time.ts'

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
const leapYear = 2024
const processor = text.regex(/^[^;]+;\s*[A-Z]{2}$/, 'it is "name; country", the country in two letters')

/** Every variable that the shop reads, with its form. */
export const environment = z.object({
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
  SELLER_COUNTRY: text
    .toUpperCase()
    .refine(isCountry, 'name a country by the two letters of ISO 3166-1, such as FR')
    .default('FR'),
  SELLER_EMAIL: z.email().optional(),
  SELLER_PHONE: text.optional(),
  SELLER_REGISTRATION: text.optional(),
  SELLER_VAT_NUMBER: text.optional(),
  /** How the seller is taxed: by the one-stop shop, below the threshold of 10,000 € a year, or as a small business without VAT. */
  VAT_SCHEME: z.enum(vatSchemes).default('oss'),
  /** Another address of the register of VAT numbers than the European Commission's own. */
  VIES_URL: url.optional(),
  SELLER_DIRECTOR: text.optional(),
  SELLER_HOST: text.regex(/^[^;]+;[^;]+;[^;]+$/, 'it is "name; address; telephone"').optional(),
  SELLER_MEDIATOR: text.regex(/^[^;]+;[^;]+;\s*https?:\/\/\S+$/, 'it is "name; address; URL"').optional(),
  /** The file that names whom we erased, by keyed hashes; best where no backup of the database lies. */
  ERASURE_LEDGER: text.optional(),
  /**
   * The last day of the seller's financial year, from whose close accounting documents are kept ten years; 02-29 is the last
   * day of February in every year.
   */
  FINANCIAL_YEAR_END: text
    .refine((day) => isDay(`${leapYear}-${day}`), 'write month and day as MM-DD, such as 12-31')
    .default('12-31'),

  /** Who receives data for the shop, as "name; country": for the policy and the register of processing. */
  DATABASE_PROCESSOR: processor.optional(),
  ACCOUNTS_PROCESSOR: processor.optional(),
  MAIL_PROCESSOR: processor.optional(),

  /** Where the European Central Bank's reference rates are asked for; without CURRENCIES only where this is set. */
  ECB_RATES_URL: url.optional(),
  /** Who receives what webhooks tell, as "name; country": without it they are off. */
  WEBHOOKS_PROCESSOR: processor.optional(),
  /** Webhooks may lead to addresses of this machine and its network, and there without TLS. */
  WEBHOOKS_PRIVATE: flag.default(false),

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

export type Environment = z.infer<typeof environment>
