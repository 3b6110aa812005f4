import { createHash, randomBytes } from 'node:crypto'
import { Secret } from '../../shared/secret.ts'
import { days, minutes } from '../../shared/time.ts'

/** After so long without a visit, and after so long at most, somebody signs in again (ASVS 7.3). */
export const idleMillis = days(30)
export const absoluteMillis = days(90)

/** In the back office a session ends sooner, whatever it may do in the shop. */
export const staffIdleMillis = minutes(60)
export const staffAbsoluteMillis = minutes(12 * 60)

/** Dangerous acts want a password, a code or a second factor not older than this. */
export const stepUpMillis = minutes(10)

/** Requests that were under way when the token changed may still bring the old one. */
export const rotationGraceMillis = 30_000

/** A visit is written down once in five minutes, not once a request. */
export const touchMillis = minutes(5)

export type SessionTimes = { createdAt: Date; seenAt: Date; provedAt: Date }

/** Pure rule: whether a proof is recent enough for a dangerous act. */
export function isFresh({ provedAt }: Pick<SessionTimes, 'provedAt'>, now: Date): boolean {
  return now.getTime() - provedAt.getTime() <= stepUpMillis
}

/** In place of a proof that an hour of silence has taken; the back office wants a new one. */
export const forgotten = new Date(0)

/** Pure rule: whether a session still opens anything, or the back office. */
export function isAlive(
  { createdAt, seenAt, provedAt }: SessionTimes,
  now: Date,
  place: 'shop' | 'back_office',
): boolean {
  const [idle, absolute] =
    place === 'shop' ? [idleMillis, absoluteMillis] : [staffIdleMillis, staffAbsoluteMillis]
  if (place === 'back_office' && provedAt <= forgotten) return false
  return now.getTime() - seenAt.getTime() <= idle && now.getTime() - createdAt.getTime() <= absolute
}

/** What the cookie carries: 32 random bytes that mean nothing anywhere else. */
export function newToken(): Secret<string> {
  return new Secret(randomBytes(32).toString('base64url'))
}

/** What the database holds of a token; undefined for anything that is no token of ours. */
export function hashToken(token: string): Buffer | undefined {
  return /^[\w-]{43}$/.test(token) ? createHash('sha256').update(token).digest() : undefined
}
