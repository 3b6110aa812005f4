import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { parseSmtpUrl } from '../platform/mail/smtp-url.ts'
import { stripeClient } from '../platform/stripe/client.ts'
import { findIdentityTrouble } from '../start/open-identity.ts'
import { listProcessors } from '../start/processors.ts'
import { bad, type Finding, good, skipped, warn } from './finding.ts'

/** Whether the mail server takes us: connection, TLS and sign-in; no letter is sent. */
export async function checkMail({ SMTP_URL }: Config): Promise<Finding[]> {
  if (!SMTP_URL) return [skipped('mail', 'No mail server is set: letters stay in the demo’s mailbox.')]
  const transport = createTransport({
    ...parseSmtpUrl(SMTP_URL.expose()),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
  })
  try {
    await transport.verify()
    return [good('mail', 'The mail server takes our sign-in.')]
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
  if (!key) return [skipped('payments', 'No Stripe key is set: the demo plays the provider itself.')]
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
  if (!DEMO && key.expose().includes('_test_')) {
    findings.push(bad('payments', 'Set a live key: test cards would buy real keys.'))
  }
  return findings
}

/** Whether Supabase Auth answers, and is switched as the shop needs it. */
export async function checkAccounts(config: Config): Promise<Finding[]> {
  if (!config.SUPABASE_URL) return [good('accounts', 'Accounts are kept in the shop’s own database.')]
  const troubles = await findIdentityTrouble(config)
  return troubles.length === 0
    ? [good('accounts', 'Supabase Auth answers, with the settings that the shop needs.')]
    : troubles.map((text) => bad('accounts', text))
}

/** Whether it is declared where everybody is who receives data: the privacy policy names the country. */
export function checkProcessors(config: Config): Finding[] {
  const used = listProcessors(config).filter(({ on, role }) => on && role === 'processor')
  if (used.length === 0) return [good('processors', 'Nobody else receives data.')]
  return used.map(({ id, name, country, transfer }) => {
    const setting = `${id.toUpperCase()}_PROCESSOR`
    if (!country)
      return warn('processors', `Declare ${setting}="name; country" for ${name}: the policy names it.`)
    if (transfer === 'to_declare')
      return warn('processors', `Check the ground for sending data to ${name} (${country}).`)
    return good('processors', `${name}: ${country}.`)
  })
}
