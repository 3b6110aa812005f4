import { settingNames } from '../domains/settings/index.ts'
import type { MailProvider } from '../platform/mail-events/echo-headers.ts'
import type { Environment } from './environment.ts'

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

/** Of the settings that the owner may keep in the database, those without which no shop takes real money. */
export const neededSettings = settingNames.filter((setting) => setting in needed)

/** What real money needs and nobody said: `later` is what the owner may have set in the back office instead. */
export function findMissing(values: Environment): { now: string[]; later: string[] } {
  const missing = Object.entries(needed).filter(([name]) => values[name as keyof typeof needed] === undefined)
  const mayBeKept = ([name]: [string, string]) => settingNames.some((setting) => setting === name)
  const say = ([name, why]: [string, string]) => `Set ${name} (${why}), or DEMO=1 to run the demo shop.`
  return {
    now: missing.filter((each) => !mayBeKept(each)).map(say),
    later: missing.filter(mayBeKept).map(say),
  }
}

/** What no demo may be. */
export function findDemoTroubles({ STRIPE_SECRET_KEY: key }: Environment): string[] {
  return key?.expose().includes('_live_')
    ? ['Set DEMO=0 or remove the live STRIPE_SECRET_KEY: the demo must move no money.']
    : []
}

/** What fits no shop. */
export function findTroubles(values: Environment): string[] {
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

/** What real money needs besides, and the owner does not set in the back office. */
export function findProductionTroubles(values: Environment): string[] {
  const troubles: string[] = []
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
