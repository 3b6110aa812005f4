import type { Context } from 'hono'
import type { AnswerDeps, ApiKey, ClaimedRequest } from '../../domains/api-keys/index.ts'
import type { ApiDeps } from './deps.ts'
import { ApiProblem, problemBody } from './problem.ts'

const keyLengthMax = 255

/** Keeps an answer in the transaction of what it answers. */
export type WriteAnswer = (answer: Response, tx: AnswerDeps['db']) => Promise<void>

/**
 * Carries out a request once, however often it comes (draft-ietf-httpapi-idempotency-key-header-07): the same key and the same
 * request have the same answer for a day. Whatever changes something writes its answer with the same commit; what ended in an
 * error of ours before that is not kept, and may be tried again.
 */
export async function onceOnly(
  c: Context,
  deps: ApiDeps,
  key: ApiKey,
  body: string,
  run: (write: WriteAnswer) => Promise<Response>,
): Promise<Response> {
  const asked = { apiKey: key.id, key: readKey(c), request: `${c.req.method} ${c.req.path}\n${body}` }
  const begun = await deps.beginAnswer(asked)
  switch (begun.kind) {
    case 'answered':
      return repeated(begun.answer)
    case 'other_request':
      throw new ApiProblem('other_request')
    case 'under_way':
      throw new ApiProblem('under_way', { detail: 'Ask again in a moment.' })
    case 'first':
      return first(begun.claimed)
  }

  async function first(claimed: ClaimedRequest): Promise<Response> {
    let isKept = false
    try {
      const answer = await run(async (kept, tx) => {
        await deps.keepAnswer(claimed, { status: kept.status, body: await kept.text() }, tx)
        isKept = true
      })
      if (!isKept)
        await deps.keepAnswer(claimed, { status: answer.status, body: await answer.clone().text() })
      return answer
    } catch (error) {
      if (error instanceof ApiProblem && error.problem === 'refused') {
        const refused = problemBody(error.problem, c.req.path, error.details)
        await deps.keepAnswer(claimed, { status: refused.status, body: JSON.stringify(refused) })
      } else await deps.dropAnswer(claimed)
      throw error
    }
  }
}

/** A string of structured fields (RFC 9651), or, as most programs send it, without its quotes. */
function readKey(c: Context): string {
  const sent = c.req.header('idempotency-key') ?? ''
  const key = /^"(.*)"$/.exec(sent)?.[1] ?? sent
  if (key === '')
    throw new ApiProblem('idempotency_key_missing', {
      detail: 'Send a value that is new with each request, such as a UUID.',
    })
  if (key.length > keyLengthMax || !/^[\x20-\x7e]+$/.test(key))
    throw new ApiProblem('unreadable', {
      detail: `Idempotency-Key has ${keyLengthMax} signs at most, of ASCII.`,
    })
  return key
}

function repeated({ status, body }: { status: number; body: string }): Response {
  const type = status < 300 ? 'application/json' : 'application/problem+json'
  return new Response(body || null, {
    status,
    headers: { ...(body && { 'content-type': type }), 'idempotency-replayed': 'true' },
  })
}
