import type { ApiKey } from '../../domains/api-keys/index.ts'
import type { ApiDeps } from './deps.ts'
import { ApiProblem } from './problem.ts'

/** What one key may ask for: all at once, or two a second. */
export const quota = { turns: 120, windowMillis: 60_000 }

/** Tells how much is left (draft-ietf-httpapi-ratelimit-headers-11), also with a refusal. */
export async function takeTurn(deps: ApiDeps, key: ApiKey, headers: Headers): Promise<void> {
  const { isFree, left, waitMillis } = await deps.takeTurn(key)
  const seconds = Math.max(1, Math.ceil(waitMillis / 1000))
  headers.set('ratelimit-policy', `"default";q=${quota.turns};w=${quota.windowMillis / 1000}`)
  headers.set('ratelimit', `"default";r=${left};t=${seconds}`)
  if (isFree) return
  headers.set('retry-after', String(seconds))
  throw new ApiProblem('too_many', { detail: `Ask again in ${seconds} s.` })
}
