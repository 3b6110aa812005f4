import { createHash } from 'node:crypto'
import { Refusal } from './errors.ts'
import type { World } from './world.ts'

/** The first answer under an idempotency key. Without `body` the request is still being worked on. */
export type SavedReply = {
  id: string
  request: string
  method: string
  path: string
  params: string
  status: number
  body: string | null
  at: number
}

type Request = { id: string; key: string; method: string; path: string; body: string }

/**
 * Finds the earlier answer to the same request, or refuses: other parameters under a used key, or a key in flight.
 * Stripe forgets keys after 24 hours at the earliest; here time-passes.ts removes them then.
 */
export function findReply(world: World, request: Request): (SavedReply & { body: string }) | undefined {
  const known = world.tables.replies.find(request.key)
  if (!known) return undefined
  if (known.path !== request.path || known.method !== request.method) {
    throw conflict(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${known.path}' vs '${request.path}'). Try using a key other than '${request.key}' if you meant to execute a different request.`,
    )
  }
  if (known.params !== fingerprint(request.body)) {
    throw conflict(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${request.key}' if you meant to execute a different request.`,
    )
  }
  if (known.body === null) {
    throw new Refusal(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${request.key}.`,
    })
  }
  return { ...known, body: known.body }
}

/** Marks the key as taken until the answer is saved or the request turns out never to have begun. */
export function reserveKey(world: World, request: Request) {
  world.tables.replies.restore({
    id: request.key,
    request: request.id,
    method: request.method,
    path: request.path,
    params: fingerprint(request.body),
    status: 0,
    body: null,
    at: world.clock.seconds(),
  })
}

export function saveReply(world: World, request: Request, reply: { status: number; body: string }) {
  world.tables.replies.save({
    id: request.key,
    request: request.id,
    method: request.method,
    path: request.path,
    params: fingerprint(request.body),
    ...reply,
    at: world.clock.seconds(),
  })
}

export function freeKey(world: World, key: string) {
  world.tables.replies.remove(key)
}

function conflict(message: string) {
  return new Refusal(400, { type: 'idempotency_error', message })
}

function fingerprint(body: string) {
  return createHash('sha256').update(body).digest('base64')
}
