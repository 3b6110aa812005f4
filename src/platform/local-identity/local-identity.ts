import type { PostgresPool } from 'kysely'
import type { IdentityProvider, Sealer } from '../../domains/identity/index.ts'
import type { Clock } from '../../shared/time.ts'
import { asked } from './asked.ts'
import { confirmEmailChange, startEmailChange } from './email-change.ts'
import { exportUsers } from './export-users.ts'
import { argon2Passwords } from './passwords.ts'
import { deletePerson, setBanned } from './persons.ts'
import { finishProof, startProof } from './proofs.ts'
import { importUser, invite, register } from './registration.ts'
import { setPassword, signIn } from './sign-in.ts'
import { openIdentityDb } from './tables.ts'
import { checkTotp, confirmTotp, enrolTotp, removeTotp } from './totp.ts'

/**
 * The identity provider on the shop's own database, in the schema `identity`. The pool stays the caller's. The sealer
 * keeps secrets of authenticators from whoever reads the database, and the digits of letters from being guessed there.
 */
export function localIdentity(outside: {
  pool: PostgresPool
  sealer: Sealer
  clock: Clock
  issuer: string
}): Required<IdentityProvider> {
  const { pool, ...rest } = outside
  const db = openIdentityDb(pool)
  const deps = { ...rest, db, passwords: argon2Passwords() }
  return {
    name: 'local',
    register: (email, password) => asked(() => register(deps, email, password)),
    invite: (email) => asked(() => invite(deps, email)),
    startProof: (purpose, email) => asked(() => startProof(db, deps, purpose, email)),
    finishProof: (purpose, answer) => asked(() => finishProof(deps, purpose, answer)),
    signIn: (email, password) => asked(() => signIn(deps, email, password)),
    setPassword: (subject, password) => asked(() => setPassword(deps, subject, password)),
    startEmailChange: (subject, newEmail) => asked(() => startEmailChange(deps, subject, newEmail)),
    confirmEmailChange: (token) => asked(() => confirmEmailChange(deps, token)),
    enrolTotp: (who) => asked(() => enrolTotp(deps, who)),
    confirmTotp: (who, factor, code) => asked(() => confirmTotp(deps, who, factor, code)),
    checkTotp: (who, code) => asked(() => checkTotp(deps, who, code)),
    removeTotp: (subject) => asked(() => removeTotp(deps, subject)),
    ban: (subject) => asked(() => setBanned(db, subject, true)),
    unban: (subject) => asked(() => setBanned(db, subject, false)),
    delete: (subject) => asked(() => deletePerson(db, subject)),
    importUser: (user) => asked(() => importUser(deps, user)),
    exportUsers: () => exportUsers(db),
  }
}
