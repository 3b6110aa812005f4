import type { AdminUserAttributes } from '@supabase/auth-js'
import type { IdentityProvider, Subject } from '../../domains/identity/index.ts'
import { refusalOf, unavailable } from './answers.ts'
import { type AuthServerOptions, authServer } from './auth-server.ts'
import { emailChange } from './email-change.ts'
import { fitted, noSoonerThan } from './passwords.ts'
import { banMark, missingOr, readPerson } from './people.ts'
import { proofSeal } from './proof-seal.ts'
import { proofsOf } from './proofs.ts'
import { registering } from './registering.ts'
import { secondFactor } from './second-factor.ts'
import { sessionsOf } from './sessions.ts'
import { usedCodes } from './used-codes.ts'

export type SupabaseIdentityOptions = AuthServerOptions & {
  /** The shop's name, as authenticator apps show it. */
  issuer: string
  /** What registering, and being refused a sign-in, takes at least, so that nobody is told apart by the clock. */
  evenMillis?: number
}

/** Who somebody is, by Supabase Auth. It sends no mail, and nothing of it is read in the database. */
export function supabaseIdentity({
  issuer,
  evenMillis = 500,
  ...options
}: SupabaseIdentityOptions): IdentityProvider {
  const server = authServer(options)
  const { admin } = server
  const sessions = sessionsOf(server)
  const seal = proofSeal(options.secretKey)
  const proofs = proofsOf(server, sessions, seal)
  const { startProof, finishProof } = proofs

  async function signIn(email: string, password: string): ReturnType<IdentityProvider['signIn']> {
    const answer = await server.client().signInWithPassword({ email, password: fitted(password) })
    if (!answer.error) return sessions.take(answer.data.session, answer.data.user)
    switch (refusalOf(answer.error)) {
      case 'email_not_confirmed':
        return { ok: false, reason: 'unconfirmed' }
      case 'invalid_credentials':
      case 'validation_failed':
      // A ban by hand at Supabase, answered before the password is looked at: it may not be told.
      case 'user_banned':
        return { ok: false, reason: 'wrong' }
      default:
        throw unavailable(answer.error)
    }
  }

  /** @returns whether the server took it: it judges passwords. */
  async function change(subject: Subject, attributes: AdminUserAttributes): Promise<boolean> {
    const answer = await admin.updateUserById(subject, attributes)
    if (answer.error && refusalOf(answer.error) === 'weak_password') return false
    if (answer.error) throw missingOr(answer.error)
    readPerson(answer.data.user)
    return true
  }

  return {
    name: 'supabase',
    startProof,
    finishProof,
    ...registering(server, proofs, evenMillis),
    ...emailChange(server, sessions, seal),
    ...secondFactor(server, sessions, usedCodes(options.secretKey), issuer),

    signIn: (email, password) =>
      noSoonerThan(
        evenMillis,
        signIn(email, password),
        (outcome) => !outcome.ok && outcome.reason === 'wrong',
      ),

    async setPassword(subject, password) {
      const taken = await change(subject, { password: fitted(password) })
      return taken ? { ok: true } : { ok: false, reason: 'weak_password' }
    },

    async ban(subject) {
      await change(subject, { app_metadata: { [banMark]: true } })
    },

    async unban(subject) {
      await change(subject, { app_metadata: { [banMark]: null }, ban_duration: 'none' })
    },

    async delete(subject) {
      const answer = await admin.deleteUser(subject)
      if (!answer.error) readPerson(answer.data.user)
      else if (refusalOf(answer.error) !== 'user_not_found') throw unavailable(answer.error)
    },
  }
}
