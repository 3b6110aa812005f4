import { demoCurrencies } from '../../demo/price-lists.ts'
import type { Config } from '../config.ts'
import { dataRegistry } from '../data-registry.ts'
import { parseSender } from '../domains/notifications/index.ts'
import { listPolicyTopics } from '../domains/privacy/index.ts'
import { supportedCountries } from '../domains/tax/index.ts'
import { shopCurrency } from '../shared/currency.ts'
import type { Seller, Shop } from '../web/storefront/deps.ts'
import { listAdapters } from './consent-adapters.ts'
import { listProcessors } from './processors.ts'

export const shopName = 'AllKeyMasters'

/** Who sells, as the legal notice and every letter name them. */
export function describeShop(config: Config, baseUrl: string, paymentOrigin: string, isClosed = false): Shop {
  return {
    name: shopName,
    baseUrl,
    demo: config.DEMO,
    isClosed,
    termsDate: new Date('2026-11-28'),
    behindProxy: config.BEHIND_PROXY,
    seller: sellerOf(config),
    vatScheme: config.VAT_SCHEME,
    countries: supportedCountries,
    currencies: [shopCurrency, ...(config.CURRENCIES ?? (config.DEMO ? demoCurrencies : []))],
    paymentOrigins: [paymentOrigin],
    privacy: { topics: listPolicyTopics(dataRegistry), processors: listProcessors(config) },
    adapters: listAdapters(config),
  }
}

function sellerOf(config: Config): Seller {
  // Somebody who does not exist sells in the demo alone.
  const invented = config.DEMO ? '1 rue de l’Exemple; 75000 Paris; France' : ''
  const sender = config.DEMO ? undefined : parseSender(config.MAIL_FROM ?? '')
  return {
    name: config.SELLER_NAME ?? shopName,
    address: (config.SELLER_ADDRESS ?? invented).split(/\s*;\s*/).filter(Boolean),
    country: config.SELLER_COUNTRY,
    email: config.SELLER_EMAIL ?? sender?.address ?? 'support@allkeymasters.example',
    phone: config.SELLER_PHONE ?? null,
    registration: config.SELLER_REGISTRATION ?? null,
    vatNumber: config.SELLER_VAT_NUMBER ?? null,
    publicationDirector: config.SELLER_DIRECTOR ?? null,
    host: hostOf(config.SELLER_HOST),
    mediator: mediatorOf(config.SELLER_MEDIATOR),
  }
}

/** The nine figures under which a French business is registered, in whatever way they are written; zeros where there are none. */
export function sirenOf({ SELLER_REGISTRATION: registration }: Pick<Config, 'SELLER_REGISTRATION'>): string {
  return (
    /(?<!\d)\d{3}[ .\u00a0]?\d{3}[ .\u00a0]?\d{3}(?!\d)/.exec(registration ?? '')?.[0].replace(/\D/g, '') ??
    '000000000'
  )
}

function hostOf(text: string | undefined): Seller['host'] {
  const [name, address, phone] = text?.split(/\s*;\s*/) ?? []
  return name && address && phone ? { name, address, phone } : null
}

function mediatorOf(text: string | undefined): Seller['mediator'] {
  const [name, address, url] = text?.split(/\s*;\s*/) ?? []
  return name && address && url ? { name, address, url } : null
}
