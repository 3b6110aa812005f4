import type { AdminUserAttributes } from '@supabase/auth-js'
import type { IdentityProvider, Subject } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import { refusalOf, unavailable } from './answers.ts'
import type { AuthServer } from './auth-server.ts'
import { fitted, nobodysPassword, noSoonerThan } from './passwords.ts'
import { findByEmail, readLink, readPerson } from './people.ts'
import type { Proofs } from './proofs.ts'

type Registering = Pick<IdentityProvider, 'register' | 'invite' | 'importUser'>

const argon2id = /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]+\$[\w+/]+$/

export function registering(server: AuthServer, proofs: Proofs, evenMillis: number): Registering {
  const { admin } = server

  async function register(email: string, password: string): ReturnType<Registering['register']> {
    const known = await findByEmail(server, email)
    if (known?.isConfirmed) return { kind: 'known' }
    if (known) {
      // Before the link: a change of the password ends every proof that was given out.
      const changed = await admin.updateUserById(known.subject, { password: fitted(password) })
      if (changed.error) return flawOrThrow(changed.error)
    }
    const answer = await admin.generateLink({ type: 'signup', email, password: fitted(password) })
    // Confirmed by somebody else's request since we looked.
    if (answer.error && refusalOf(answer.error) === 'email_exists') return { kind: 'known' }
    if (answer.error) return flawOrThrow(answer.error)
    const { subject } = readPerson(answer.data.user)
    const proof = proofs.proofOf('confirm_email', readLink(answer.data.properties))
    return { kind: 'created', subject, proof }
  }

  /** Null when the address is known. */
  async function create(attributes: AdminUserAttributes): Promise<Subject | null> {
    const answer = await admin.createUser({ ...attributes, email_confirm: true })
    if (!answer.error) return readPerson(answer.data.user).subject
    if (answer.error.code === 'email_exists') return null
    // The server meets an id that it has in its database only, and answers as if it were broken.
    if (attributes.id && !(await admin.getUserById(attributes.id)).error) {
      throw new AppError('invalid', 'the id is that of somebody with another address')
    }
    throw unavailable(answer.error)
  }

  return {
    register: (email, password) => noSoonerThan(evenMillis, register(email, password)),

    async invite(email) {
      const created = await create({ email, password: nobodysPassword() })
      if (created) return created
      const known = await findByEmail(server, email)
      if (!known) throw new AppError('conflict', 'an address was known and unknown within a moment')
      if (!known.isConfirmed) {
        // Whoever registered this address never proved it: their password must not open what the owner is invited to.
        const confirmed = { password: nobodysPassword(), email_confirm: true }
        const { error } = await admin.updateUserById(known.subject, confirmed)
        if (error) throw unavailable(error)
      }
      return known.subject
    },

    async importUser({ subject, email, passwordHash }) {
      if (passwordHash !== null && !argon2id.test(passwordHash)) {
        throw new AppError('invalid', 'a password hash is not argon2id in PHC form')
      }
      const secret = passwordHash === null ? { password: nobodysPassword() } : { password_hash: passwordHash }
      const created = await create({ email, ...secret, ...(subject && { id: subject }) })
      if (!created) throw new AppError('conflict', 'the address of an imported person is known')
      return created
    },
  }
}

function flawOrThrow(error: Parameters<typeof refusalOf>[0]): { kind: 'weak_password' } {
  if (refusalOf(error) === 'weak_password') return { kind: 'weak_password' }
  throw unavailable(error)
}
