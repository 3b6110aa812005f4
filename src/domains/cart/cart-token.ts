import { createHash, randomBytes } from 'node:crypto'

/** What the cookie holds: 32 random bytes, base64url. */
export function newCartToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the table holds; undefined for what was never a token. */
export function hashCartToken(token: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined
  return createHash('sha256').update(token).digest()
}
