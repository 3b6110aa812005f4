import { type Config, plausibleUrl } from '../config.ts'
import { databaseAddress } from '../platform/database/address.ts'
import { parseSmtpUrl } from '../platform/mail/smtp-url.ts'
import { snsHostOf } from '../platform/mail-events/ses.ts'
import type { Address } from '../platform/postgres/index.ts'
import { type AdapterId, type Destination, type Processor, transferBasisOf } from '../shared/processor.ts'
import type { Secret } from '../shared/secret.ts'
import { listAdapters } from './consent-adapters.ts'
import { asksEcb, ecbUrlOf } from './exchange-rates.ts'
import { StartError } from './start-error.ts'
import { asksVies, viesUrl } from './vat-numbers.ts'

/** Everybody who receives data from this shop, as its configuration says. */
export function listProcessors(config: Config): Processor[] {
  return [
    databaseProcessor(config),
    accountsProcessor(config),
    mailProcessor(config),
    paymentsProcessor(config),
    vatNumbersProcessor(config),
    webhooksProcessor(config),
    exchangeRatesProcessor(config),
    ...listAdapters(config).map(({ id }) => adapterProcessor(id, config)),
  ]
}

/** What the guard of outgoing connections opens. */
export function destinationsOf(processors: readonly Processor[]): Destination[] {
  return processors.filter(({ on }) => on).flatMap(({ destinations }) => destinations)
}

function databaseProcessor(config: Config): Processor {
  const names = ['DATABASE_URL', 'DATABASE_WEB_URL', 'DATABASE_WORKER_URL'] as const
  const destinations = names.flatMap((name) => readAddress(name, config[name]))
  return {
    id: 'database',
    purpose: 'database',
    ...who(config.DATABASE_PROCESSOR, destinations),
    receives: ['identification', 'orders', 'support', 'payment', 'technical'],
    on: true,
  }
}

function readAddress(name: string, url: Secret<string> | undefined): Destination[] {
  try {
    return url ? [databaseAddress(url.expose())] : []
  } catch {
    // The error of the parser quotes the URL, which holds a password.
    throw new StartError(`Write ${name} as postgresql://user:password@host:5432/name: it cannot be read.`)
  }
}

function accountsProcessor(config: Config): Processor {
  const { SUPABASE_URL: url } = config
  return {
    id: 'accounts',
    purpose: 'accounts',
    ...who(config.ACCOUNTS_PROCESSOR, url ? [addressOf(url)] : []),
    receives: ['identification', 'technical', ...(config.FILES_BUCKET ? (['support'] as const) : [])],
    on: url !== undefined,
  }
}

function mailProcessor(config: Config): Processor {
  const server = config.SMTP_URL && parseSmtpUrl(config.SMTP_URL.expose())
  const declared = who(config.MAIL_PROCESSOR, server ? [{ host: server.host, port: server.port }] : [])
  // Where the certificates are by which the reports of SES are known.
  const topic = config.MAIL_EVENTS === 'ses' ? config.MAIL_EVENTS_TOPIC : undefined
  const signer = topic ? [{ host: snsHostOf(topic), port: 443 }] : []
  return {
    id: 'mail',
    purpose: 'mail',
    ...declared,
    destinations: [...declared.destinations, ...signer],
    receives: ['identification', 'orders', 'support'],
    on: server !== undefined,
  }
}

/** With an account of its own the shop speaks to Stripe; the demo has a stand-in on this machine instead. */
function paymentsProcessor(config: Config): Processor {
  const destination = addressOf(config.STRIPE_API_URL ?? 'https://api.stripe.com')
  return {
    id: 'payments',
    purpose: 'payments',
    role: 'processor',
    name: 'Stripe Payments Europe, Limited',
    // Documents for disputes go up at a host of their own.
    destinations: [destination, ...(config.STRIPE_API_URL ? [] : [addressOf('https://files.stripe.com')])],
    country: 'IE',
    receives: ['identification', 'orders', 'payment', 'technical'],
    // The contract is with the Irish company; its parent in the United States takes part under the Data Privacy Framework.
    transfer: 'adequacy',
    on: config.STRIPE_SECRET_KEY !== undefined || config.STRIPE_API_URL !== undefined,
  }
}

/** An authority, which answers for what it does itself; it hears the VAT number of a business, and the seller's own. */
function vatNumbersProcessor(config: Config): Processor {
  return {
    id: 'vat_numbers',
    purpose: 'vat_numbers',
    role: 'processor',
    name: 'European Commission, VIES',
    destinations: [addressOf(config.VIES_URL ?? viesUrl)],
    country: 'BE',
    receives: ['orders'],
    transfer: 'none_needed',
    on: asksVies(config),
  }
}

/**
 * Programs that the seller has told what happens in the shop, off until they are declared. Where they are is typed while the shop
 * runs, so nothing is opened for them here: the sender is lent the way for one message.
 */
function webhooksProcessor({ WEBHOOKS_PROCESSOR: declared }: Config): Processor {
  return {
    id: 'webhooks',
    purpose: 'webhooks',
    ...who(declared, []),
    receives: ['orders'],
    on: declared !== undefined,
  }
}

/** A file that everybody may read: it is asked for by its name, so nothing is told of anybody. */
function exchangeRatesProcessor(config: Config): Processor {
  return {
    id: 'exchange_rates',
    purpose: 'exchange_rates',
    role: 'source',
    name: 'European Central Bank',
    destinations: [addressOf(ecbUrlOf(config))],
    country: 'DE',
    receives: [],
    transfer: 'none_needed',
    on: asksEcb(config),
  }
}

/** The browser of a visitor speaks to them, the shop never does: nothing is opened for them here. */
function adapterProcessor(id: AdapterId, config: Config): Processor {
  return {
    id,
    purpose: id,
    ...recipientOf(id, config),
    destinations: [],
    receives: ['technical'],
    on: true,
  }
}

function recipientOf(
  id: AdapterId,
  config: Config,
): Pick<Processor, 'role' | 'name' | 'country' | 'transfer'> {
  const company = { role: 'processor', country: 'IE', transfer: 'adequacy' } as const
  switch (id) {
    case 'plausible': {
      const isTheirs = !config.PLAUSIBLE_PROCESSOR && config.PLAUSIBLE_URL === plausibleUrl
      const declared = isTheirs ? 'Plausible Insights OÜ; DE' : config.PLAUSIBLE_PROCESSOR
      return who(declared, [addressOf(config.PLAUSIBLE_URL)])
    }
    case 'matomo':
      return who(config.MATOMO_PROCESSOR, config.MATOMO_URL ? [addressOf(config.MATOMO_URL)] : [])
    // As with Stripe: the contract is with the Irish company, its parent takes part under the Data Privacy Framework.
    case 'google':
      return { ...company, name: 'Google Ireland Limited' }
    case 'meta':
      return { ...company, name: 'Meta Platforms Ireland Limited' }
  }
}

function who(
  declared: string | undefined,
  destinations: readonly Destination[],
): Pick<Processor, 'role' | 'name' | 'country' | 'transfer' | 'destinations'> {
  const isElsewhere = destinations.some((each) => 'host' in each && !isThisMachine(each.host))
  if (!declared && !isElsewhere) {
    return { role: 'own_machine', name: null, country: null, transfer: 'none_needed', destinations }
  }
  const [name, country = null] = declared?.split(/\s*;\s*/) ?? []
  const hosts = destinations.flatMap((each) => ('host' in each ? [each.host] : []))
  return {
    role: 'processor',
    name: name ?? hosts.join(', '),
    country,
    transfer: transferBasisOf(country),
    destinations,
  }
}

/** Whether nothing leaves this machine on the way to that host. */
export const isThisMachine = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host)

/** Of the shop's own server, which has a free port where there are no sockets. */
export function socketOf({ socketDir, port }: Address): Destination {
  return socketDir ? { socket: `${socketDir}/.s.PGSQL.${port}` } : { host: '127.0.0.1', port }
}

export function addressOf(url: string): Destination {
  const { hostname, port, protocol } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return { host, port: Number(port) || (protocol === 'http:' ? 80 : 443) }
}
