import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Secret } from '../../shared/secret.ts'
import { minutes } from '../../shared/time.ts'

/** Where the server keeps them for every process of the shop: a mark at their person, which only a secret key can set. */
export const spentMark = 'shop_spent_codes'

const spentCodes = z.array(z.object({ hash: z.string(), until: z.number() }))
export type SpentCodes = z.infer<typeof spentCodes>

/** Nothing, where there is no such mark. */
export const readSpentCodes = (mark: unknown): SpentCodes => spentCodes.safeParse(mark).data ?? []

export type UsedCodes = {
  hashOf(factorId: string, code: string): string
  /** False when this code has opened something, or is being tried at this moment. */
  claim(hash: string, spent: SpentCodes): boolean
  release(hash: string): void
  /** The mark that has to take the place of `spent` when the code was right. */
  withCode(hash: string, spent: SpentCodes): SpentCodes
}

// A code lives for 30 seconds, and the server takes the one before and the one after too.
const lifetime = minutes(2)

/** Codes of authenticator apps work once (RFC 6238, 5.2); the server takes them as often as they come within 90 seconds. */
export function usedCodes(secretKey: Secret<string>, now: () => number = Date.now): UsedCodes {
  const claimed = new Map<string, number>()

  return {
    hashOf: (factorId, code) =>
      createHmac('sha256', secretKey.expose()).update(`code\n${factorId}\n${code}`).digest('base64url'),

    claim(hash, spent) {
      for (const [other, until] of claimed) if (until <= now()) claimed.delete(other)
      if (claimed.has(hash) || spent.some((one) => one.hash === hash && one.until > now())) return false
      claimed.set(hash, now() + lifetime)
      return true
    },

    release: (hash) => void claimed.delete(hash),

    withCode: (hash, spent) => [
      ...spent.filter(({ until }) => until > now()),
      { hash, until: now() + lifetime },
    ],
  }
}
