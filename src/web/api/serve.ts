import type { Context } from 'hono'
import type { z } from 'zod'
import type { ApiKey } from '../../domains/api-keys/index.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { isOutage } from '../http-status.ts'
import type { ApiDeps } from './deps.ts'
import { onceOnly, type WriteAnswer } from './idempotency.ts'
import type { ApiAnswer, Keep, Operation } from './operation.ts'
import { ApiProblem, type ProblemName, sendProblem } from './problem.ts'
import { takeTurn } from './rate-limit.ts'

const bodyBytesMax = 64 * 1024

/** One request of a program, from its key to its answer. */
export async function serve(c: Context, deps: ApiDeps, operation: Operation): Promise<Response> {
  const headers = new Headers({ 'cache-control': 'no-store' })
  const answer = await answerOf(c, deps, operation, headers).catch((error: unknown) =>
    problemOf(c, deps, error, headers),
  )
  for (const [name, value] of headers) answer.headers.set(name, value)
  return answer
}

async function answerOf(
  c: Context,
  deps: ApiDeps,
  operation: Operation,
  headers: Headers,
): Promise<Response> {
  const key = await openKey(c, deps, headers)
  await takeTurn(deps, key, headers)
  if (!key.scopes.includes(operation.scope)) {
    headers.set('www-authenticate', `Bearer error="insufficient_scope", scope="${operation.scope}"`)
    throw new ApiProblem('scope_missing', {
      detail: `It takes the scope ${operation.scope}.`,
      reason: operation.scope,
    })
  }
  const text = operation.body ? await readBody(c, operation.bodyBytesMax ?? bodyBytesMax) : ''
  const asked = {
    deps,
    key,
    params: readParams(c, operation),
    query: readQuery(c, operation),
    body: operation.body && parsed(operation.body, parseJson(text), ''),
    ifMatch: readIfMatch(c.req.header('if-match')),
  }
  const run = async (write: WriteAnswer) => {
    const keep: Keep = (answerOf) => (tx, done) => write(send(operation, answerOf(done)), tx)
    return send(operation, await operation.run({ ...asked, keep }))
  }
  return operation.method === 'post' ? onceOnly(c, deps, key, text, run) : run(async () => {})
}

async function openKey(c: Context, deps: ApiDeps, headers: Headers): Promise<ApiKey> {
  const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  const key = token === undefined ? undefined : await deps.openKey(token)
  if (key) return key
  headers.set('www-authenticate', token === undefined ? 'Bearer' : 'Bearer error="invalid_token"')
  throw new ApiProblem('not_authenticated', { detail: 'Send "Authorization: Bearer akm_sk_…".' })
}

function readParams(c: Context, { params }: Operation): Record<string, unknown> {
  const outcome = params?.safeParse(c.req.param())
  // What is no id of that kind names nothing.
  if (outcome && !outcome.success) throw new ApiProblem('not_found')
  return outcome?.data ?? {}
}

function readQuery(c: Context, { query }: Operation): Record<string, unknown> {
  if (!query) return {}
  return parsed(query, c.req.query(), '?') as Record<string, unknown>
}

/** RFC 9110, 13.1.1: a list of versions, or a star for whatever there is. */
function readIfMatch(sent: string | undefined): readonly string[] | '*' | undefined {
  if (sent === undefined) return undefined
  if (sent.trim() === '*') return '*'
  return sent.split(',').map((each) => each.trim().replace(/^(?:W\/)?"(.*)"$/, '$1'))
}

async function readBody(c: Context, bytesMax: number): Promise<string> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new ApiProblem('not_json')
  if (Number(c.req.header('content-length') ?? 0) > bytesMax) throw new ApiProblem('too_large')
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of c.req.raw.body ?? []) {
    length += piece.length
    if (length > bytesMax) throw new ApiProblem('too_large')
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    throw new ApiProblem('unreadable', { detail: 'The body is not UTF-8.' })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The error of the parser quotes the body, which may hold a key.
    throw new ApiProblem('unreadable', { detail: 'The body is not JSON.' })
  }
}

function parsed(schema: z.ZodType, value: unknown, root: string): unknown {
  const pointer = (path: readonly PropertyKey[]) =>
    root + path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  const outcome = schema.safeParse(value)
  if (outcome.success) {
    const nul = pathOfNul(outcome.data)
    if (!nul) return outcome.data
    throw new ApiProblem('invalid', { errors: [{ pointer: pointer(nul), detail: 'no sign U+0000' }] })
  }
  const errors = outcome.error.issues.map(({ path, message }) => ({
    pointer: pointer(path),
    detail: message,
  }))
  throw new ApiProblem('invalid', { errors: errors.slice(0, 20) })
}

/** Where U+0000 stands, which no text of the database holds. */
function pathOfNul(value: unknown): string[] | undefined {
  if (typeof value === 'string') return value.includes('\0') ? [] : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, part] of Object.entries(value)) {
    const path = pathOfNul(part)
    if (path) return [name, ...path]
  }
  return undefined
}

/** What is not declared does not go out. */
function send({ answers }: Operation, { status, body, headers = {} }: ApiAnswer): Response {
  const schema = answers[status]?.schema
  if (!schema) return new Response(null, { status, headers })
  return new Response(JSON.stringify(schema.parse(body)), {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
  })
}

const ofDomains = {
  not_found: 'not_found',
  not_allowed: 'scope_missing',
  conflict: 'conflict',
  invalid: 'refused',
  too_large: 'too_large',
  rate_limited: 'too_many',
  unavailable: 'unavailable',
} as const satisfies Record<ErrorCode, ProblemName>

function problemOf(c: Context, deps: ApiDeps, error: unknown, headers: Headers): Response {
  const instance = c.req.path
  if (error instanceof ApiProblem) return sendProblem(error.problem, instance, error.details)
  if (error instanceof AppError) return sendProblem(ofDomains[error.code], instance)
  deps.reportError(error, { method: c.req.method, path: c.req.routePath })
  if (!isOutage(error)) return sendProblem('failed', instance)
  headers.set('retry-after', '5')
  return sendProblem('unavailable', instance)
}
