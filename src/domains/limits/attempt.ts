import type { Db } from '../../platform/database/connect.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Challenges } from './challenges.ts'
import type { Action } from './rules.ts'

export type LimitsDeps = {
  db: Db
  /** Hashes what is counted; a new one forgets all tries and does no other harm. */
  secret: Secret<Buffer>
  challenges: Challenges
}

/** What is counted, each on its own. What is not known is left out; see `connectionKeys` for the last two. */
export type AttemptKeys = {
  /** Whose secret is tried: the folded e-mail address as it was typed, whether there is such an account or not. */
  account?: string
  /** The pending code that is tried: the id of its request. Also what else is guessed at and belongs to nobody who could be locked out for good. */
  request?: string
  address?: string
  network?: string
}

export type Attempt = { action: Action; keys: AttemptKeys }

export type AttemptAnswer =
  /** Go on; the try is counted. */
  | { kind: 'free' }
  /** Show the form again with this challenge in it. Who cannot solve it is let through once from `until` on. */
  | { kind: 'challenge'; challenge: string; until: Date }
  /** Nothing is let through from this connection or for this code before `until`. */
  | { kind: 'wait'; until: Date }
