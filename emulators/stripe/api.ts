import { setTimeout as sleep } from 'node:timers/promises'
import { invalid, Refusal, serverError, unauthorised, unknownRoute } from './errors.ts'
import { apiVersion, previewVersion } from './events.ts'
import { expand } from './expand.ts'
import { type ApiFault, type Faults, refusalFor } from './faults.ts'
import { decodeForm } from './form.ts'
import { findReply, freeKey, reserveKey, saveReply } from './idempotency.ts'
import { type Route, routes } from './routes.ts'
import type { World } from './world.ts'

export type ApiRequest = {
  method: string
  path: string
  query: string
  body: string
  authorization: string | undefined
  version: string | undefined
  idempotencyKey: string | undefined
}

/** `isLost` means that the work was done and the connection then breaks before a byte of the answer. */
export type ApiReply = {
  status: number
  body: string
  headers: Record<string, string>
  isLost: boolean
}

type Context = { world: World; faults: Faults; secretKey: string }

/** One call of Stripe's API: every answer is an object or an error in Stripe's form, never anything else. */
export async function answerApi(context: Context, request: ApiRequest): Promise<ApiReply> {
  const requestId = context.world.draw('req_')
  const headers: Record<string, string> = { 'request-id': requestId, 'stripe-version': apiVersion }
  if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey
  const fault = context.faults.take(request.method, request.path)
  try {
    if (fault?.kind === 'error') throw refusalFor(fault.status)
    refuseStrangers(context.secretKey, request)
    const { route, id } = findRoute(request)
    const keyed = keyedRequest(request, requestId)
    const earlier = keyed && findReply(context.world, keyed)
    if (earlier) {
      headers['idempotent-replayed'] = 'true'
      headers['original-request'] = earlier.request
      return { status: earlier.status, body: earlier.body, headers, isLost: false }
    }
    if (keyed) reserveKey(context.world, keyed)
    const reply = await carryOut(context.world, { request, route, id, requestId, fault })
    return { ...reply, headers, isLost: fault?.kind === 'lose_response' }
  } catch (thrown) {
    return { ...refused(thrown), headers, isLost: false }
  }
}

type Work = {
  request: ApiRequest
  route: Route
  id: string
  requestId: string
  fault: ApiFault | undefined
}

async function carryOut(world: World, { request, route, id, requestId, fault }: Work) {
  const keyed = keyedRequest(request, requestId)
  if (fault?.kind === 'delay') await sleep(fault.milliseconds)
  const begun = begin(world, request, route, id)
  world.cause = { id: requestId, idempotency_key: request.idempotencyKey ?? null }
  const reply = answered(() => expand(world, begun.run(world), begun.expand))
  world.cause = { id: null, idempotency_key: null }
  const shown = fault?.kind === 'error_after_commit' ? refused(serverError()) : reply
  if (keyed) saveReply(world, keyed, shown)
  world.journal.flush()
  return shown
}

/** Stripe keeps no answer under an idempotency key when the parameters were wrong, so the key can be used again. */
function begin(world: World, request: ApiRequest, route: Route, id: string) {
  try {
    return route.begin(decodeForm(request.method === 'POST' ? request.body : request.query), id)
  } catch (thrown) {
    if (request.idempotencyKey !== undefined) freeKey(world, request.idempotencyKey)
    throw thrown
  }
}

function answered(run: () => object) {
  try {
    return { status: 200, body: JSON.stringify(run()) }
  } catch (thrown) {
    return refused(thrown)
  }
}

function refused(thrown: unknown) {
  if (!(thrown instanceof Refusal)) console.error('stripe emulator:', thrown)
  const { status, error } = thrown instanceof Refusal ? thrown : serverError()
  return { status, body: JSON.stringify({ error }) }
}

function refuseStrangers(secretKey: string, { authorization, version, method, path }: ApiRequest) {
  const given = keyOf(authorization)
  if (given === undefined) {
    throw unauthorised('You did not provide an API key. Use Authorization: Bearer YOUR_SECRET_KEY.')
  }
  if (given !== secretKey) throw unauthorised(`Invalid API Key provided: ${given.slice(0, 8)}****`)
  if (version === previewVersion) return
  if (path.startsWith('/v1/privacy/')) throw unknownRoute(method, path)
  if (version !== undefined && version !== apiVersion) {
    throw invalid(`Invalid Stripe API version: ${version}. The emulator speaks ${apiVersion} only.`)
  }
}

function keyOf(authorization: string | undefined) {
  const [scheme, value] = authorization?.split(' ') ?? []
  if (value === undefined) return undefined
  if (scheme === 'Bearer') return value
  return scheme === 'Basic' ? Buffer.from(value, 'base64').toString().split(':')[0] : undefined
}

function findRoute({ method, path }: ApiRequest) {
  for (const route of routes) {
    if (route.method !== method) continue
    const match = route.pattern.exec(path)
    if (match) return { route, id: match[1] ?? '' }
  }
  throw unknownRoute(method, path)
}

function keyedRequest({ method, path, body, idempotencyKey: key }: ApiRequest, id: string) {
  if (method !== 'POST' || key === undefined) return undefined
  if (key.length > 255) throw invalid('Idempotency keys can be at most 255 characters long.')
  return { id, key, method, path, body }
}
