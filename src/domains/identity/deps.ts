import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Clock } from '../../shared/time.ts'
import type { IdentityProvider } from './provider.ts'

/** Seals small secrets for one row each; a box opens only under the name that it was sealed for. */
export type Sealer = {
  seal(name: string, content: Secret<string>): Buffer
  /** @throws when the box was damaged, moved, or sealed with a key that the ring lost. */
  open(name: string, box: Buffer): Secret<string>
  /** Keyed hash for what is too short to be hashed plainly, such as six digits. */
  hash(purpose: string, value: string): Buffer
}

export type IdentityDeps = {
  db: Db
  clock: Clock
  outbox: Outbox
  provider: IdentityProvider
  sealer: Sealer
  isCommonPassword(password: string, about: readonly string[]): boolean
}
