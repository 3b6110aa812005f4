import { createHmac } from 'node:crypto'
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import type { Challenges } from '../../domains/limits/index.ts'
import type { Secret } from '../../shared/secret.ts'
import { after, minutes } from '../../shared/time.ts'

/**
 * What ALTCHA recommends (https://altcha.org/docs/v2/proof-of-work-captcha): PBKDF2, which browsers have built in, where
 * Argon2 would need WebAssembly and a wider CSP; and a number that the server has drawn, so that it checks an answer
 * without any work of its own.
 *
 * A browser counts up to the number: 900 steps of 5000 rounds on average, 1800 at most. A phone of the middle class makes
 * about three million rounds a second and needs one and a half seconds; a server's core needs one. The draw is even and
 * begins at 1: numbers that are never drawn would be work for honest browsers only.
 */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5000, counterMax: 1800 }
const goodForMillis = minutes(10)

const proofBytesMax = 4096

/** Proofs of work in the format of ALTCHA 2, signed with a secret that is used for nothing else. */
export function altchaChallenges(secret: Secret<Buffer>): Challenges {
  const derive = (purpose: string) =>
    createHmac('sha256', secret.expose()).update(`challenge:${purpose}`).digest('hex')
  const signing = () => ({
    hmacSignatureSecret: derive('parameters'),
    hmacKeySignatureSecret: derive('solution'),
  })

  return {
    async create(now) {
      const challenge = await createChallenge({
        algorithm: work.algorithm,
        cost: work.cost,
        counter: randomInt(work.counterMax),
        expiresAt: after(now, goodForMillis),
        deriveKey,
        ...signing(),
      })
      return JSON.stringify(challenge)
    },
    async read(proof, now) {
      const parsed = proofText.safeParse(proof)
      if (!parsed.success) return undefined
      const { challenge, solution } = parsed.data
      const { nonce, expiresAt } = challenge.parameters
      if (expiresAt * 1000 <= now.getTime()) return undefined
      const { verified } = await verifySolution({ challenge, solution, deriveKey, ...signing() })
      return verified ? { id: Buffer.from(nonce, 'hex'), expiresAt: new Date(expiresAt * 1000) } : undefined
    },
  }
}

const hex = z.string().regex(/^[0-9a-f]+$/)

// Strict, because the signature covers the parameters alone: nothing beside them is ever looked at.
const proofText = z
  .string()
  .max(proofBytesMax)
  .transform((text, context) => {
    try {
      return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: undefined })
      return z.NEVER
    }
  })
  .pipe(
    z.strictObject({
      challenge: z.strictObject({
        parameters: z.strictObject({
          algorithm: z.literal(work.algorithm),
          cost: z.number(),
          expiresAt: z.int(),
          keyLength: z.number(),
          keyPrefix: hex,
          // Without it the answer would be checked by doing the work again.
          keySignature: hex,
          nonce: hex,
          salt: hex,
        }),
        signature: hex,
      }) satisfies z.ZodType<Challenge>,
      solution: z.object({ counter: z.int(), derivedKey: hex }),
    }),
  )
