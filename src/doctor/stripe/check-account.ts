import Stripe from 'stripe'
import { heardEventTypes } from '../../domains/payments/index.ts'
import { type Bench, isBad, isGood, type StripeFinding, take } from './steps.ts'

/** Who the key belongs to, what it may do, which language is spoken, and whether the shop would hear of a payment. */
export async function checkAccount(bench: Bench, endpointUrl: string | undefined): Promise<StripeFinding[]> {
  return [
    await take('account', () => checkCapabilities(bench)),
    ...(await checkRights(bench)),
    await take('API version', () => checkVersion(bench)),
    await take('webhook endpoint', () => checkEndpoint(bench, endpointUrl)),
  ]
}

async function checkCapabilities({ stripe, seen }: Bench) {
  const account = await stripe.accounts.retrieveCurrent().catch((error: { statusCode?: number }) => {
    if (error.statusCode === 403) return undefined
    throw error
  })
  // The shop itself never asks for it.
  if (!account) return isGood('The key is restricted and may not see the account, which is well.')
  seen.note(account)
  const { card_payments: cards } = account.capabilities ?? {}
  if (cards !== 'active')
    return isBad(`Switch card payments on in the Dashboard: they are ${cards ?? 'off'}.`)
  if (!account.charges_enabled) return isBad('Finish the account at Stripe: it may not take payments yet.')
  const waiting = Object.entries(account.capabilities ?? {}).filter(([, state]) => state !== 'active')
  const rest = waiting.length === 0 ? '' : ` Not active: ${waiting.map(([name]) => name).join(', ')}.`
  return isGood(`The account takes cards.${rest}`)
}

/** What the shop reads; that it may also write is shown by the payments. */
async function checkRights({ stripe }: Bench): Promise<StripeFinding[]> {
  const one = { limit: 1 }
  const rights: [string, () => Promise<unknown>][] = [
    ['Checkout Sessions', () => stripe.checkout.sessions.list(one)],
    ['PaymentIntents', () => stripe.paymentIntents.list(one)],
    ['Charges', () => stripe.charges.list(one)],
    ['Refunds', () => stripe.refunds.list(one)],
    ['Disputes', () => stripe.disputes.list(one)],
    ['Events', () => stripe.events.list(one)],
    ['Early fraud warnings', () => stripe.radar.earlyFraudWarnings.list(one)],
    ['Reviews', () => stripe.reviews.list(one)],
    ['Balance', () => stripe.balanceTransactions.list(one)],
  ]
  const findings: StripeFinding[] = []
  for (const [name, ask] of rights) {
    const finding = await take(`right to read ${name}`, async () => {
      await ask()
      return isGood('Granted.')
    })
    findings.push(finding)
  }
  return findings
}

async function checkVersion({ stripe }: Bench) {
  const { lastResponse } = await stripe.events.list({ limit: 1 })
  const { apiVersion } = lastResponse
  return apiVersion === Stripe.API_VERSION
    ? isGood(`Stripe answers in ${apiVersion}, which the shop speaks.`)
    : isBad(`Stripe answers in ${apiVersion ?? 'an unknown version'}; the shop speaks ${Stripe.API_VERSION}.`)
}

async function checkEndpoint({ stripe, seen }: Bench, url: string | undefined) {
  if (!url)
    return { verdict: 'skipped', text: 'Say --endpoint with the address of /webhooks/stripe.' } as const
  const { data } = await stripe.webhookEndpoints.list({ limit: 100 })
  const endpoint = data.find((each) => each.url === url)
  if (!endpoint)
    return isBad(`Make an endpoint for ${url} at Stripe: there is none, so no payment is heard of.`)
  seen.note(endpoint)
  if (endpoint.status !== 'enabled') return isBad('Enable the endpoint at Stripe: it is switched off.')
  if (endpoint.api_version !== Stripe.API_VERSION)
    return isBad(
      `Make the endpoint anew with API version ${Stripe.API_VERSION}: it sends ${endpoint.api_version ?? 'whatever the account’s default is'}.`,
    )
  const heard = new Set(endpoint.enabled_events)
  const missing = heard.has('*') ? [] : heardEventTypes.filter((type) => !heard.has(type))
  return missing.length === 0
    ? isGood('The endpoint is enabled, speaks the shop’s version, and hears every event.')
    : isBad(`Add the events that the endpoint does not hear: ${missing.join(', ')}.`)
}
