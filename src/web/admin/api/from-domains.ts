import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from '../../../domains/api-keys/index.ts'
import {
  addEndpoint,
  changeEndpoint,
  findDelivery,
  findEndpoint,
  listDeliveries,
  listEndpoints,
  publishTest,
  removeEndpoint,
  replayDelivery,
  rotateSecret,
  type WebhookDeps,
  walkDeliveries,
} from '../../../domains/webhooks/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { ApiPagesDeps, WebhookPagesDeps } from './deps.ts'

/** The pages about keys and webhooks. Keys are made by the staff in their own name; endpoints by the shop, which seals their secrets. */
export function apiPagesFromDomains(
  webhooks: WebhookDeps,
  of: (account: AccountId) => WebhookDeps['db'],
): ApiPagesDeps & WebhookPagesDeps {
  const { clock } = webhooks
  const actor = (id: AccountId) => ({ kind: 'staff', id }) as const
  return {
    listApiKeys: (by, asked) => listApiKeys(of(by), asked, clock.now()),
    findApiKey: (by, id) => findApiKey(of(by), id),
    createApiKey: (by, key) =>
      of(by)
        .transaction()
        .execute((tx) => createApiKey(tx, { ...key, at: clock.now() }, actor(by))),
    revokeApiKey: (by, revoked) =>
      of(by)
        .transaction()
        .execute((tx) => revokeApiKey(tx, { ...revoked, at: clock.now() }, actor(by))),
    webhooksAreOn: webhooks.isOn,
    listWebhookEndpoints: (by) => listEndpoints(of(by)),
    findWebhookEndpoint: (by, id) => findEndpoint(of(by), id),
    addWebhookEndpoint: (by, form) => addEndpoint(webhooks, form, actor(by)),
    changeWebhookEndpoint: (by, change) => changeEndpoint(webhooks, change, actor(by)),
    rotateWebhookSecret: (by, asked) => rotateSecret(webhooks, asked, actor(by)),
    removeWebhookEndpoint: (by, removed) => removeEndpoint(webhooks, removed, actor(by)),
    testWebhook: (_by, id) => publishTest(webhooks, id),
    listWebhookDeliveries: (by, asked) => listDeliveries(of(by), asked),
    walkWebhookDeliveries: (by, asked) => walkDeliveries(of(by), asked),
    findWebhookDelivery: (by, id) => findDelivery(of(by), id),
    replayWebhook: (by, id) => replayDelivery(webhooks, id, actor(by)),
  }
}
