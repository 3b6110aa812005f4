export { deliver, retryMillis } from './deliver.ts'
export type { WebhookDeps } from './deps.ts'
export {
  type Endpoint,
  type EndpointState,
  endpointsMax,
  failingMillis,
  findEndpoint,
  listEndpoints,
} from './endpoint.ts'
export { type EventData, type EventType, eventTypes, parseEventType, type SentType } from './event-type.ts'
export { sweepDeliveries, tellOfProducts, type WebhookJobDeps, webhookJobs } from './jobs.ts'
export {
  type AddEndpointOutcome,
  type AddedEndpoint,
  addEndpoint,
  type ChangeEndpointOutcome,
  changeEndpoint,
  type EndpointForm,
  type RotateSecretOutcome,
  removeEndpoint,
  rotateSecret,
} from './keep-endpoints.ts'
export { type HappenedEvent, publish, publishTest, tellJob } from './publish.ts'
export {
  type Attempt,
  type DeliveriesAsked,
  type Delivery,
  type DeliveryState,
  deliveriesPerPage,
  deliveryStates,
  findDelivery,
  listDeliveries,
  listDeliveriesAfter,
  walkDeliveries,
} from './queries.ts'
export { type ReplayOutcome, replayDelivery } from './replay.ts'
export type { EndpointFlaw, SendOutcome, Trouble, WebhookSender } from './sender.ts'
