import { randomUUID } from 'node:crypto'
import { Secret as OtpSecret, TOTP } from 'otpauth'
import { type Ask, Refusal, type Route } from './http.ts'
import { endSessions, factorsOf, type State, type StoredFactor } from './state.ts'
import { bearerOf, sessionAnswer } from './tokens.ts'

/** internal/api/mfa.go. */
export function factorRoutes(state: State): Record<string, Route> {
  const own = (ask: Ask): { factor: StoredFactor } & ReturnType<typeof bearerOf> => {
    const bearer = bearerOf(state, ask.bearer)
    const factor = factorsOf(state, bearer.user.id).find(({ id }) => id === ask.ids[0])
    if (!factor) throw new Refusal(404, 'mfa_factor_not_found')
    return { ...bearer, factor }
  }

  return {
    'POST /factors': ({ body, bearer }) => {
      const { user, session } = bearerOf(state, bearer)
      const factors = factorsOf(state, user.id)
      const name = String(body.friendly_name)
      if (factors.some((factor) => factor.name === name)) throw new Refusal(422, 'mfa_factor_name_conflict')
      if (factors.length >= 10) throw new Refusal(422, 'too_many_enrolled_mfa_factors')
      if (session.aal === 1 && factors.some(({ verified }) => verified))
        throw new Refusal(403, 'insufficient_aal')
      const secret = new OtpSecret({ size: 20 })
      const id = randomUUID()
      const challenges = new Map()
      state.factors.set(id, { id, userId: user.id, name, secret: secret.base32, verified: false, challenges })
      const uri = new TOTP({ issuer: String(body.issuer), label: user.email, secret }).toString()
      return {
        id,
        type: 'totp',
        friendly_name: name,
        totp: { qr_code: '<svg/>', secret: secret.base32, uri },
      }
    },

    'POST /factors/*/challenge': (ask) => {
      const id = randomUUID()
      own(ask).factor.challenges.set(id, { verified: false })
      return { id, type: 'totp', expires_at: Math.floor(Date.now() / 1000) + 300 }
    },

    'POST /factors/*/verify': (ask) => {
      const { factor, session, user } = own(ask)
      const challenge = factor.challenges.get(String(ask.body.challenge_id))
      if (!challenge || challenge.verified) throw new Refusal(422, 'mfa_ip_address_mismatch')
      const right = new TOTP({ secret: factor.secret }).validate({ token: String(ask.body.code), window: 1 })
      if (right === null) throw new Refusal(422, 'mfa_verification_failed')
      challenge.verified = true
      factor.verified = true
      session.aal = 2
      session.factorId = factor.id
      session.counter += 2
      endSessions(state, (other) => other.userId === user.id && other.aal < 2)
      for (const other of factorsOf(state, user.id)) if (!other.verified) state.factors.delete(other.id)
      return sessionAnswer(state, session, user)
    },
  }
}
