import type { VerifyOtpParams } from '@supabase/auth-js'
import type { IdentityProvider, Proof, ProofAnswer, ProofPurpose } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'
import { refusalOf, unavailable } from './answers.ts'
import type { AuthServer } from './auth-server.ts'
import { nobodysPassword } from './passwords.ts'
import { findByEmail, type Link, readLink } from './people.ts'
import type { ProofSeal } from './proof-seal.ts'
import type { Sessions } from './sessions.ts'

export type Proofs = Pick<IdentityProvider, 'startProof' | 'finishProof'> & {
  proofOf(purpose: ProofPurpose, link: Link): Proof
}

/** What the server calls them. It keeps one token for the last two and takes it for either; the seal tells them apart. */
const types = { confirm_email: 'signup', sign_in: 'magiclink', recovery: 'recovery' } as const

/** Every mail is the shop's own: the server only gives out what is in it, which `generateLink` does without sending. */
export function proofsOf(server: AuthServer, sessions: Sessions, seal: ProofSeal): Proofs {
  function proofOf(purpose: ProofPurpose, link: Link): Proof {
    if (!/^\d{6}$/.test(link.email_otp)) {
      throw new AppError('unavailable', 'set the length of e-mail OTPs to 6 at Supabase Auth')
    }
    return {
      token: new Secret(seal.seal(purpose, link.hashed_token)),
      code: new Secret(seal.showCode(purpose, link.email_otp)),
    }
  }

  /** Null when there is nothing left to confirm. */
  async function confirmation(email: string): Promise<Link | null> {
    // The password is for an address that was deleted since we looked: then the link would register it.
    const answer = await server.admin.generateLink({ type: 'signup', email, password: nobodysPassword() })
    if (!answer.error) return readLink(answer.data.properties)
    if (refusalOf(answer.error) === 'email_exists') return null
    throw unavailable(answer.error)
  }

  function question(purpose: ProofPurpose, answer: ProofAnswer): VerifyOtpParams | null {
    const type = types[purpose]
    if ('token' in answer) {
      const hash = seal.open(purpose, answer.token)
      return hash === null ? null : { token_hash: hash, type }
    }
    const otp = seal.readCode(purpose, answer.code)
    return otp === null ? null : { email: answer.email, token: otp, type }
  }

  return {
    proofOf,

    async startProof(purpose, email) {
      const known = await findByEmail(server, email)
      if (!known) return null
      if (purpose !== 'confirm_email') return known.isConfirmed ? proofOf(purpose, known.link) : null
      const link = await confirmation(email)
      return link && proofOf(purpose, link)
    },

    async finishProof(purpose, proof) {
      const params = question(purpose, proof)
      if (!params) return { ok: false, reason: 'wrong' }
      const answer = await server.client().verifyOtp(params)
      if (answer.error) return wrongOrThrow(answer.error)
      return sessions.take(answer.data.session, answer.data.user)
    },
  }
}

// A ban by hand at Supabase is answered before a code is looked at: to be told of it one needs to know only the address.
const refusals = ['otp_expired', 'user_not_found', 'validation_failed', 'user_banned']

export function wrongOrThrow(error: Parameters<typeof refusalOf>[0]): { ok: false; reason: 'wrong' } {
  if (refusals.includes(refusalOf(error))) return { ok: false, reason: 'wrong' }
  throw unavailable(error)
}
