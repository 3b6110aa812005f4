import { z } from 'zod'
import { type AddedEndpoint, type Delivery, type Endpoint, eventTypes } from '../../domains/webhooks/index.ts'
import { parseId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'
import { pageWithNext, readCursor } from './cursor.ts'
import { operation } from './operation.ts'
import { ApiProblem } from './problem.ts'
import { said } from './said.ts'
import { idOf, instant, iso, isoOrNull, line, pageOf, pageQuery } from './schemas.ts'

const written = {
  name: line(80),
  url: said(
    z.url().max(2000),
    'Begins with https://, and leads to an address of the public internet.',
    'Commence par https:// et mène à une adresse de l’internet public.',
  ),
  events: z.array(z.enum(eventTypes)).min(1),
}
const state = z.enum(['on', 'off', 'disabled'])

const WebhookEndpoint = z
  .object({
    id: z.string(),
    ...written,
    name: z.string(),
    state: said(
      state,
      '`disabled` by the shop, after days of failing.',
      '`disabled` par la boutique, après des jours d’échec.',
    ),
    failingSince: instant.nullable(),
    createdAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'WebhookEndpoint' })

const secret = said(
  z.string(),
  'By which you know that it is the shop (standardwebhooks.com); told here once.',
  'Reconnaît la boutique (standardwebhooks.com)\u202f; dit ici une seule fois.',
)
const WebhookEndpointWithSecret = WebhookEndpoint.extend({ secret }).meta({ id: 'WebhookEndpointWithSecret' })
const WebhookEndpointInput = z.strictObject(written).meta({ id: 'WebhookEndpointInput' })
const WebhookEndpointChange = z
  .strictObject({ ...written, state: z.enum(['on', 'off']).default('on') })
  .meta({ id: 'WebhookEndpointChange' })

const WebhookDelivery = z
  .object({
    id: z.string(),
    eventId: said(z.string(), 'Sent as webhook-id.', 'Envoyé comme webhook-id.'),
    type: z.string(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attemptCount: z.int(),
    nextTryAt: instant.nullable(),
    at: instant,
  })
  .meta({ id: 'WebhookDelivery' })

const params = z.object({ endpoint: idOf('whk') })

function show({ previousUntil: _, ...endpoint }: Endpoint): z.input<typeof WebhookEndpoint> {
  const { failingSince, createdAt, changedAt, events, ...plain } = endpoint
  const times = {
    failingSince: isoOrNull(failingSince),
    createdAt: iso(createdAt),
    changedAt: iso(changedAt),
  }
  return { ...plain, events: [...events], ...times }
}

function showDelivery({
  endpoint: _,
  nextTryAt,
  at,
  ...delivery
}: Delivery): z.input<typeof WebhookDelivery> {
  return { ...delivery, nextTryAt: isoOrNull(nextTryAt), at: iso(at) }
}

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new ApiProblem('not_found')
  return value
}
const endpointId = (text: string) => found(parseId('whk', text))

export const webhookOperations = [
  operation({
    id: 'listWebhookEndpoints',
    method: 'get',
    path: '/webhook-endpoints',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'List webhook endpoints', fr: 'Lister les points de réception' },
    answers: {
      200: {
        said: { en: 'All of them: there are few.', fr: 'Tous\u00a0: ils sont peu.' },
        schema: pageOf(WebhookEndpoint),
      },
    },
    async run({ deps }) {
      return { status: 200, body: { data: (await deps.listEndpoints()).map(show), next: null } }
    },
  }),
  operation({
    id: 'addWebhookEndpoint',
    method: 'post',
    path: '/webhook-endpoints',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'Add a webhook endpoint', fr: 'Ajouter un point de réception' },
    body: WebhookEndpointInput,
    answers: {
      201: {
        said: { en: 'It is told from now on.', fr: 'Il est averti désormais.' },
        schema: WebhookEndpointWithSecret,
      },
    },
    problems: ['refused'],
    async run({ deps, key, body, keep }) {
      const answerOf = ({ endpoint, secret }: AddedEndpoint) => ({
        status: 201,
        body: { ...show(endpoint), secret: secret.expose() },
      })
      const outcome = await deps.addEndpoint(key, body, keep(answerOf))
      if (!outcome.ok) throw new ApiProblem('refused', { reason: outcome.reason })
      return answerOf(outcome)
    },
  }),
  operation({
    id: 'readWebhookEndpoint',
    method: 'get',
    path: '/webhook-endpoints/{endpoint}',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'Read a webhook endpoint', fr: 'Lire un point de réception' },
    params,
    answers: {
      200: { said: { en: 'The endpoint.', fr: 'Le point de réception.' }, schema: WebhookEndpoint },
    },
    problems: ['not_found'],
    async run({ deps, params }) {
      return { status: 200, body: show(found(await deps.findEndpoint(endpointId(params.endpoint)))) }
    },
  }),
  operation({
    id: 'changeWebhookEndpoint',
    method: 'put',
    path: '/webhook-endpoints/{endpoint}',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'Change a webhook endpoint', fr: 'Modifier un point de réception' },
    params,
    body: WebhookEndpointChange,
    answers: {
      200: { said: { en: 'As it is now.', fr: 'Tel qu’il est maintenant.' }, schema: WebhookEndpoint },
    },
    problems: ['not_found', 'refused'],
    async run({ deps, key, params, body }) {
      const id = endpointId(params.endpoint)
      const outcome = await deps.changeEndpoint(key, { id, ...body })
      if (!outcome.ok && outcome.reason === 'unknown') throw new ApiProblem('not_found')
      if (!outcome.ok) throw new ApiProblem('refused', { reason: outcome.reason })
      return { status: 200, body: show(found(await deps.findEndpoint(id))) }
    },
  }),
  operation({
    id: 'removeWebhookEndpoint',
    method: 'delete',
    path: '/webhook-endpoints/{endpoint}',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'Remove a webhook endpoint', fr: 'Supprimer un point de réception' },
    params,
    answers: { 204: { said: { en: 'It is gone, with its log.', fr: 'Supprimé, avec son journal.' } } },
    problems: ['not_found'],
    async run({ deps, key, params }) {
      if (!(await deps.removeEndpoint(key, endpointId(params.endpoint)))) throw new ApiProblem('not_found')
      return { status: 204 }
    },
  }),
  operation({
    id: 'rotateWebhookSecret',
    method: 'post',
    path: '/webhook-endpoints/{endpoint}/secret',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'Change the secret of an endpoint', fr: 'Changer le secret d’un point de réception' },
    more: {
      en: 'For a day both sign what is sent.',
      fr: 'Pendant un jour, les deux signent ce qui est envoyé.',
    },
    params,
    answers: {
      201: { said: { en: 'The new secret.', fr: 'Le nouveau secret.' }, schema: z.object({ secret }) },
    },
    problems: ['not_found'],
    async run({ deps, key, params, keep }) {
      const answerOf = (made: Secret<string>) => ({ status: 201, body: { secret: made.expose() } })
      return answerOf(found(await deps.rotateSecret(key, endpointId(params.endpoint), keep(answerOf))))
    },
  }),
  operation({
    id: 'listWebhookDeliveries',
    method: 'get',
    path: '/webhook-endpoints/{endpoint}/deliveries',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'List what an endpoint was told', fr: 'Lister les envois d’un point de réception' },
    params,
    query: pageQuery,
    answers: {
      200: {
        said: { en: 'A page of deliveries.', fr: 'Une page d’envois.' },
        schema: pageOf(WebhookDelivery),
      },
    },
    problems: ['not_found', 'bad_cursor'],
    async run({ deps, params, query: { cursor, limit } }) {
      const { id } = found(await deps.findEndpoint(endpointId(params.endpoint)))
      const rows = await deps.listDeliveries({
        after: readCursor('dlv', cursor),
        limit: limit + 1,
        endpoint: id,
      })
      return { status: 200, body: pageWithNext(rows, limit, (row) => row.id, showDelivery) }
    },
  }),
  operation({
    id: 'replayWebhookDelivery',
    method: 'post',
    path: '/webhook-deliveries/{delivery}/replay',
    tag: 'webhooks',
    scope: 'webhooks.manage',
    title: { en: 'Send once more', fr: 'Envoyer à nouveau' },
    more: { en: 'The same text with the same webhook-id.', fr: 'Le même texte avec le même webhook-id.' },
    params: z.object({ delivery: idOf('dlv') }),
    answers: { 202: { said: { en: 'It is queued.', fr: 'Mis en file.' } } },
    problems: ['not_found', 'conflict'],
    async run({ deps, key, params, keep }) {
      const queued = { status: 202 }
      const outcome = await deps.replay(
        key,
        found(parseId('dlv', params.delivery)),
        keep(() => queued),
      )
      if (outcome === 'unknown') throw new ApiProblem('not_found')
      if (outcome !== 'queued') throw new ApiProblem('conflict', { reason: outcome })
      return queued
    },
  }),
]
