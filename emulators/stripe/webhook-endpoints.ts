import type { RequestParams } from './contract.ts'
import { invalid, notEmulated, notFound } from './errors.ts'
import { apiVersion } from './events.ts'
import { type Page, pageOf } from './lists.ts'
import { mergeMetadata } from './metadata.ts'
import type { WebhookEndpoint } from './shapes.ts'
import type { World } from './world.ts'

/** The secret is shown once, in the answer to the creation. */
export function createEndpoint(world: World, params: RequestParams['endpointCreate']): WebhookEndpoint {
  if (params.connect) throw notEmulated('connect')
  if (params.api_version !== undefined && params.api_version !== apiVersion) throw notEmulated('api_version')
  refuseBrokenUrl(params.url)
  const secret = world.draw('whsec_')
  const endpoint = addEndpoint(world, {
    url: params.url,
    secret,
    events: params.enabled_events,
    apiVersion: params.api_version ?? null,
    description: params.description || null,
    metadata: mergeMetadata(null, params.metadata),
  })
  return { ...endpoint, secret }
}

type NewEndpoint = {
  url: string
  secret: string
  events: string[]
  apiVersion: string | null
  description: string | null
  metadata: WebhookEndpoint['metadata']
}

export function addEndpoint(world: World, given: NewEndpoint): WebhookEndpoint {
  const endpoint: WebhookEndpoint = {
    id: world.draw('we_1'),
    object: 'webhook_endpoint',
    api_version: given.apiVersion,
    application: null,
    created: world.clock.seconds(),
    description: given.description,
    enabled_events: given.events,
    livemode: false,
    metadata: given.metadata,
    status: 'enabled',
    url: given.url,
  }
  world.tables.endpoints.save(endpoint)
  world.tables.endpointSecrets.save({ id: endpoint.id, secret: given.secret })
  return endpoint
}

export function retrieveEndpoint(world: World, id: string): WebhookEndpoint {
  const endpoint = world.tables.endpoints.find(id)
  if (!endpoint) throw notFound('webhook endpoint', id, 'webhook_endpoint')
  return endpoint
}

export function listEndpoints(world: World, params: RequestParams['endpointList']): Page<WebhookEndpoint> {
  return pageOf(world.tables.endpoints, '/v1/webhook_endpoints', params)
}

export function updateEndpoint(
  world: World,
  params: RequestParams['endpointUpdate'],
  id: string,
): WebhookEndpoint {
  const endpoint = retrieveEndpoint(world, id)
  if (params.url !== undefined) {
    refuseBrokenUrl(params.url)
    endpoint.url = params.url
  }
  if (params.enabled_events !== undefined) endpoint.enabled_events = params.enabled_events
  if (params.description !== undefined) endpoint.description = params.description || null
  if (params.disabled !== undefined) endpoint.status = params.disabled ? 'disabled' : 'enabled'
  endpoint.metadata = mergeMetadata(endpoint.metadata, params.metadata)
  world.tables.endpoints.save(endpoint)
  return endpoint
}

export function deleteEndpoint(world: World, _params: object, id: string) {
  retrieveEndpoint(world, id)
  world.tables.endpoints.remove(id)
  world.tables.endpointSecrets.remove(id)
  return { id, object: 'webhook_endpoint', deleted: true } as const
}

function refuseBrokenUrl(url: string) {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return
  throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  })
}
