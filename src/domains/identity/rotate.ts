import { assert } from '../../shared/errors.ts'
import type { Secret } from '../../shared/secret.ts'
import { hashToken, newToken } from './session.ts'

/** A token for a session that goes on, and what the database holds of it. */
export function freshToken(): { token: Secret<string>; tokenHash: Buffer } {
  const token = newToken()
  const tokenHash = hashToken(token.expose())
  assert(tokenHash, 'a new token is a token')
  return { token, tokenHash }
}
