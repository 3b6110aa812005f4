import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { countAccountsAt } from '../domains/identity/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { parseSmtpUrl } from '../platform/mail/smtp-url.ts'
import { stripeClient } from '../platform/stripe/client.ts'
import { explain } from '../start/explain.ts'
import { findIdentityTrouble } from '../start/open-identity.ts'
import { isThisMachine } from '../start/processors.ts'
import { bad, type Finding, good, skipped, warn } from './finding.ts'

/** Whether the mail server takes us: connection, TLS and sign-in; no letter is sent. */
export async function checkMail({ SMTP_URL, DEMO }: Config): Promise<Finding[]> {
  if (!SMTP_URL) return [skipped('mail', notSet('SMTP_URL', DEMO, 'letters stay in the demo’s mailbox'))]
  const server = parseSmtpUrl(SMTP_URL.expose())
  const transport = createTransport({
    ...server,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 10_000,
    dnsTimeout: 10_000,
  })
  try {
    await transport.verify()
    if (!DEMO && !server.tls.rejectUnauthorized && !isThisMachine(server.host)) {
      return [warn('mail', 'Take insecure=1 out of SMTP_URL: letters and sign-in may be read on their way.')]
    }
    return [
      good(
        'mail',
        server.auth ? 'The mail server takes our sign-in.' : 'The mail server takes us, without sign-in.',
      ),
    ]
  } catch (error) {
    const { code = 'no answer', responseCode } = error as { code?: string; responseCode?: number }
    return [bad('mail', `Check SMTP_URL: the mail server says ${responseCode ?? code}.`)]
  } finally {
    transport.close()
  }
}

/** Whether the payment provider knows our key, and takes money with it. */
export async function checkPayments(config: Config): Promise<Finding[]> {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhook, STRIPE_API_URL: apiUrl, DEMO } = config
  if (!key)
    return [skipped('payments', notSet('STRIPE_SECRET_KEY', DEMO, 'the demo plays the provider itself'))]
  const findings: Finding[] = []
  try {
    await stripeClient(key, apiUrl).accounts.retrieveCurrent()
    findings.push(good('payments', 'Stripe knows the key.'))
  } catch (error) {
    const { statusCode, code = 'no answer' } = error as { statusCode?: number; code?: string }
    // A restricted key may lack the right to see the account, and is known all the same.
    findings.push(
      statusCode === 403
        ? good('payments', 'Stripe knows the restricted key.')
        : bad('payments', `Check STRIPE_SECRET_KEY: Stripe says ${statusCode ?? code}.`),
    )
  }
  if (!webhook)
    findings.push(bad('payments', 'Set STRIPE_WEBHOOK_SECRET: without it no payment is heard of.'))
  if (!DEMO && apiUrl)
    findings.push(bad('payments', 'Take away STRIPE_API_URL: payments go to something that is not Stripe.'))
  if (!DEMO && key.expose().includes('_test_')) {
    findings.push(bad('payments', 'Set a live key: test cards would buy real keys.'))
  }
  return findings
}

/** Whether Supabase Auth answers, takes the key, and is switched as the shop needs it. */
export async function checkAccounts(config: Config): Promise<Finding[]> {
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: key } = config
  if (!url && !key) return [skipped('accounts', 'Accounts are kept in the shop’s own database.')]
  if (!url || !key) return [bad('accounts', 'Set SUPABASE_URL and SUPABASE_SECRET_KEY both, or neither.')]
  try {
    const troubles = await findIdentityTrouble(config)
    return troubles.length === 0
      ? [good('accounts', 'Supabase Auth answers, takes the key, and has the settings that the shop needs.')]
      : troubles.map((text) => bad('accounts', text))
  } catch (error) {
    // Only what is said on purpose is known to hold no secret.
    if (explain(error) === undefined) throw error
    return [
      bad(
        'accounts',
        'Check SUPABASE_URL and SUPABASE_SECRET_KEY: Supabase Auth does not answer or refuses.',
      ),
    ]
  }
}

/** Whether everybody came along when accounts went to Supabase: who did not cannot sign in. */
export async function checkLeftAccounts({ SUPABASE_URL }: Config, db: Db): Promise<Finding[]> {
  const [here, there] = SUPABASE_URL ? (['supabase', 'local'] as const) : (['local', 'supabase'] as const)
  const left = await countAccountsAt(db, there)
  if (left === 0) return [good('accounts', `All accounts (${await countAccountsAt(db, here)}) can sign in.`)]
  return SUPABASE_URL
    ? [
        warn(
          'accounts',
          `Run akm identity move-to-supabase for the accounts that are still in the shop’s own database (${left}).`,
        ),
      ]
    : [
        bad(
          'accounts',
          `Set SUPABASE_URL and SUPABASE_SECRET_KEY again for the accounts that are at Supabase (${left}).`,
        ),
      ]
}

const notSet = (name: string, demo: boolean, why: string) =>
  demo ? `${name} is not set: ${why}.` : `Set ${name} first.`
