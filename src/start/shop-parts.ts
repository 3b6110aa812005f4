import type { Config } from '../config.ts'
import type { CheckoutDeps } from '../domains/checkout/index.ts'
import type { IdentityDeps, IdentityProvider } from '../domains/identity/index.ts'
import type { Mailer } from '../domains/notifications/index.ts'
import type { Origin } from '../domains/security/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import type { Database } from '../platform/database/connect.ts'
import type { EgressGuard } from '../platform/egress/guard-egress.ts'
import type { Log } from '../platform/log/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { MailId } from '../shared/ids.ts'
import type { Secret } from '../shared/secret.ts'
import type { Clock } from '../shared/time.ts'
import type { DemoAuthenticator, Mailbox, Shop } from '../web/storefront/deps.ts'
import type { Assets } from '../web/ui/assets.ts'

/** The demo's letters, which outlive nobody who was erased and no clock. */
type DemoMailbox = Mailbox & {
  forget(known: (ids: readonly MailId[]) => Promise<readonly MailId[]>): Promise<void>
}

/** Everything of the world that the shop is built from. */
export type ShopParts = {
  config: Config
  shop: Shop
  databases: Databases
  keyring: Keyring
  stripe: {
    secretKey: Secret<string>
    webhookSecrets: readonly Secret<string>[]
    apiUrl?: string
    livemode: boolean
  }
  identity: IdentityProvider
  /** Where the request comes from that is served at this moment. */
  origin(): Origin
  /** Looks into the offline list of passwords that thieves try first. */
  isCommonPassword: IdentityDeps['isCommonPassword']
  mailer: Mailer
  /** Lends the way to addresses that the seller names while the shop runs. */
  egress: Pick<EgressGuard, 'lend'>
  mailbox: DemoMailbox | null
  /** Plays the app of the demo's owner; null where people have their own. */
  authenticator: DemoAuthenticator | null
  assets: Assets
  clock: Clock
  log: Log
  metrics: Metrics
}

/** The shop's database as pages see it, and as jobs do. */
export type Databases = { web: Database; worker: Database; workerUrl: string }

export type Ports = Pick<
  CheckoutDeps,
  'provider' | 'screening' | 'outbox' | 'stockMoved' | 'alarm' | 'vatNumbers' | 'countryOf'
> & {
  shopId: string
}
