import type { Config } from '../config.ts'
import { listProductStates } from '../domains/catalog/index.ts'
import { tellJob, type WebhookDeps, webhookJobs } from '../domains/webhooks/index.ts'
import { sealerOver } from '../platform/crypto/sealer.ts'
import type { Db } from '../platform/database/connect.ts'
import type { JobDefinition, JobQueue } from '../platform/jobs/jobs.ts'
import { webhookSender } from '../platform/webhook-sender/webhook-sender.ts'
import { tellOwnersWith } from './checkout-deps.ts'
import type { ShopEvent } from './react.ts'
import type { ShopParts } from './shop-parts.ts'
import { tellLater, tellWebhooks } from './tell-webhooks.ts'

type Parts = Pick<ShopParts, 'keyring' | 'egress' | 'clock' | 'databases'> & {
  config: Pick<Config, 'WEBHOOKS_PROCESSOR' | 'WEBHOOKS_PRIVATE'>
}

/** Webhooks by the configuration: whether they are on, where they may lead, and what is done for them at work. */
export function webhookParts(parts: Parts, queue: JobQueue, alerts: Parameters<typeof tellOwnersWith>[0]) {
  const { config, keyring, egress, clock, databases } = parts
  const deps = (db: Db): WebhookDeps => ({
    db,
    clock,
    queue,
    sealer: sealerOver(keyring),
    sender: webhookSender({ egress, allowsPrivate: config.WEBHOOKS_PRIVATE }),
    isOn: config.WEBHOOKS_PROCESSOR !== undefined,
  })
  const worker = databases.worker.db
  const atWork = deps(worker)
  // As a program would that may read orders and nobody's name.
  const orders = databases.web.as({ role: 'api', apiKey: '', scopes: ['orders.read'] })
  return {
    deps,
    jobs: [
      ...webhookJobs({
        ...atWork,
        tellOwners: tellOwnersWith(alerts),
        findProducts: (ids) => listProductStates(worker, ids),
      }),
      { name: tellJob, run: (event: ShopEvent) => tellWebhooks({ webhooks: atWork, orders }, event) },
    ] satisfies JobDefinition[],
    tellLater: (event: ShopEvent) => tellLater(atWork, event),
  }
}
