import { screenPayments } from '../domains/fraud/index.ts'
import type { JobQueue } from '../platform/jobs/jobs.ts'
import { countryOfNetwork } from '../platform/offline-data/country-of-network.ts'
import { isDisposableDomain } from '../platform/offline-data/disposable-domains.ts'
import { outboxOver } from '../platform/outbox/outbox.ts'
import type { stripeClient } from '../platform/stripe/client.ts'
import { stripePayments } from '../platform/stripe/stripe-payments.ts'
import type { Ports, ShopParts } from './shop-parts.ts'
import { vatNumbersOf } from './vat-numbers.ts'

type Opened = Pick<Ports, 'shopId' | 'stockMoved'> & {
  jobs: JobQueue
  stripe: ReturnType<typeof stripeClient>
}

/** What the domains ask of the world, as the platform answers it. */
export function portsOf(parts: ShopParts, { jobs, stripe, shopId, stockMoved }: Opened) {
  const { config, clock, log, metrics } = parts
  const countryOf = countryOfNetwork()
  return {
    shopId,
    provider: stripePayments(stripe, shopId),
    screening: screenPayments({
      clock,
      countryOf,
      isDisposable: isDisposableDomain,
      cardsAreTold: parts.stripe.livemode,
    }),
    outbox: outboxOver(jobs),
    stockMoved,
    vatNumbers: vatNumbersOf(config, clock),
    countryOf,
    alarm(what, details) {
      metrics.alarm(what)
      log.warn(what, details)
    },
  } satisfies Ports
}
