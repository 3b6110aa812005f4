import type { Db } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { AccountId } from '../../shared/ids.ts'
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

/** What happens at the door of an account. */
export type ConnectionKind = DB['connection_event']['kind']

/**
 * Keeps it, in the transaction of what happened where there is one. From where it happened is known to whoever serves the
 * request. Null: the address that was tried is nobody's.
 */
export type NoteConnection = (db: Db, kind: ConnectionKind, accountId: AccountId | null) => Promise<void>

export type IdentityDeps = {
  db: Db
  clock: Clock
  outbox: Outbox
  provider: IdentityProvider
  sealer: Sealer
  noteConnection: NoteConnection
  isCommonPassword(password: string, about: readonly string[]): boolean
}
