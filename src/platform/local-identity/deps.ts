import type { Sealer } from '../../domains/identity/index.ts'
import type { Clock } from '../../shared/time.ts'
import type { Passwords } from './passwords.ts'
import type { IdentityDb } from './tables.ts'

export type LocalDeps = {
  db: IdentityDb
  sealer: Sealer
  clock: Clock
  passwords: Passwords
  /** Stands beside the address in the authenticator app. */
  issuer: string
}
