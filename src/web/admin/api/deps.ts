import type { ApiKey, ApiKeysAsked, NewApiKey } from '../../../domains/api-keys/index.ts'
import type {
  AddEndpointOutcome,
  Attempt,
  ChangeEndpointOutcome,
  DeliveriesAsked,
  Delivery,
  Endpoint,
  EndpointForm,
  ReplayOutcome,
  RotateSecretOutcome,
} from '../../../domains/webhooks/index.ts'
import type { AccountId, ApiKeyId, WebhookDeliveryId, WebhookEndpointId } from '../../../shared/ids.ts'
import type { Secret } from '../../../shared/secret.ts'

export type ApiPagesDeps = {
  listApiKeys(by: AccountId, asked: ApiKeysAsked): Promise<{ rows: ApiKey[]; total: number }>
  findApiKey(by: AccountId, id: ApiKeyId): Promise<ApiKey | undefined>
  createApiKey(by: AccountId, key: Omit<NewApiKey, 'at'>): Promise<{ id: ApiKeyId; token: Secret<string> }>
  revokeApiKey(by: AccountId, revoked: { id: ApiKeyId; reason: string }): Promise<boolean>
}

export type WebhookPagesDeps = {
  /** Whether the seller has declared who receives what is told. */
  webhooksAreOn: boolean
  listWebhookEndpoints(by: AccountId): Promise<Endpoint[]>
  findWebhookEndpoint(by: AccountId, id: WebhookEndpointId): Promise<Endpoint | undefined>
  addWebhookEndpoint(by: AccountId, form: EndpointForm): Promise<AddEndpointOutcome>
  changeWebhookEndpoint(
    by: AccountId,
    change: EndpointForm & { id: WebhookEndpointId; state: 'on' | 'off'; seen: Date | undefined },
  ): Promise<ChangeEndpointOutcome>
  rotateWebhookSecret(
    by: AccountId,
    asked: { id: WebhookEndpointId; seen: Date },
  ): Promise<RotateSecretOutcome>
  removeWebhookEndpoint(by: AccountId, removed: { id: WebhookEndpointId; reason: string }): Promise<boolean>
  testWebhook(by: AccountId, id: WebhookEndpointId): Promise<void>
  listWebhookDeliveries(by: AccountId, asked: DeliveriesAsked): Promise<{ rows: Delivery[]; total: number }>
  walkWebhookDeliveries(
    by: AccountId,
    asked: Pick<DeliveriesAsked, 'endpoint' | 'state' | 'type'>,
  ): AsyncIterable<Delivery[]>
  findWebhookDelivery(
    by: AccountId,
    id: WebhookDeliveryId,
  ): Promise<(Delivery & { body: string; attempts: Attempt[] }) | undefined>
  replayWebhook(by: AccountId, id: WebhookDeliveryId): Promise<ReplayOutcome>
}
