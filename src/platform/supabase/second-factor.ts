import type { GoTrueClient } from '@supabase/auth-js'
import { z } from 'zod'
import type { IdentityProvider, Subject } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'
import { read, refusalOf, unavailable } from './answers.ts'
import type { AuthServer } from './auth-server.ts'
import { type Factor, factorList } from './people.ts'
import { kept, type Sessions } from './sessions.ts'
import { type SpentCodes, spentMark, type UsedCodes } from './used-codes.ts'

type SecondFactor = Pick<IdentityProvider, 'enrolTotp' | 'confirmTotp' | 'checkTotp' | 'removeTotp'>
type Outcome = Awaited<ReturnType<SecondFactor['checkTotp']>>

const enrolled = z.object({ id: z.uuid(), totp: z.object({ secret: z.string(), uri: z.string() }) })

/** @param issuer the name under which authenticator apps show the shop. */
export function secondFactor(
  server: AuthServer,
  sessions: Sessions,
  used: UsedCodes,
  issuer: string,
): SecondFactor {
  const { mfa } = server.admin

  return {
    enrolTotp: (who) =>
      sessions.inTheNameOf(who, async (client, { subject, factors }) => {
        if (factors.some(isVerified)) throw new AppError('conflict', 'a second factor is set up already')
        // What was begun and never finished; the server would keep ten of them and refuse the next.
        for (const { id } of factors) await drop(subject, id)
        const enrolment = { factorType: 'totp', issuer, friendlyName: issuer } as const
        const answer = await client.mfa.enroll(enrolment)
        if (answer.error) throw unavailable(answer.error)
        const { id, totp } = read(enrolled, answer.data)
        return { factor: id, secret: new Secret(totp.secret), uri: new Secret(totp.uri) }
      }),

    confirmTotp: (who, factorId, code) =>
      sessions.inTheNameOf(who, (client, { factors }) => {
        // Only one of their own: the library puts the id into an address as it is.
        const factor = factors.find((one) => one.id === factorId && !isVerified(one))
        return verify(client, factor, code)
      }),

    checkTotp: (who, code) =>
      sessions.inTheNameOf(who, async (client, { subject, factors, spentCodes }) => {
        const factor = factors.find(isVerified)
        const hash = used.hashOf(factor?.id ?? '', code)
        if (!used.claim(hash, spentCodes)) return { ok: false, reason: 'wrong' }
        let outcome: Outcome | undefined
        try {
          outcome = await verify(client, factor, code)
        } finally {
          if (!outcome?.ok) used.release(hash)
        }
        if (outcome.ok) await spend(subject, used.withCode(hash, spentCodes))
        return outcome
      }),

    async removeTotp(subject) {
      const answer = await mfa.listFactors({ userId: subject })
      if (answer.error && refusalOf(answer.error) === 'user_not_found') return
      if (answer.error) throw unavailable(answer.error)
      const factors = read(factorList, answer.data.factors)
      for (const { id, factor_type } of factors) if (factor_type === 'totp') await drop(subject, id)
    },
  }

  async function spend(subject: Subject, codes: SpentCodes): Promise<void> {
    const { error } = await server.admin.updateUserById(subject, { app_metadata: { [spentMark]: codes } })
    if (error) throw unavailable(error)
  }

  async function drop(userId: string, id: string): Promise<void> {
    const { error } = await mfa.deleteFactor({ userId, id })
    if (error && !['mfa_factor_not_found', 'user_not_found'].includes(refusalOf(error)))
      throw unavailable(error)
  }
}

const isVerified = ({ status }: Factor) => status === 'verified'

const refusals = ['mfa_verification_failed', 'mfa_challenge_expired', 'mfa_factor_not_found']

async function verify(client: GoTrueClient, factor: Factor | undefined, code: string): Promise<Outcome> {
  if (!factor || !/^\d{6}$/.test(code)) return { ok: false, reason: 'wrong' }
  const answer = await client.mfa.challengeAndVerify({ factorId: factor.id, code })
  if (!answer.error) return { ok: true, session: kept(answer.data) }
  if (refusals.includes(refusalOf(answer.error))) return { ok: false, reason: 'wrong' }
  throw unavailable(answer.error)
}
