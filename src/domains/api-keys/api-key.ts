import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { ApiKeyId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import type { Scope } from './scope.ts'

export type ApiKey = {
  id: ApiKeyId
  name: string
  /** The letters by which people recognise it. */
  shown: string
  scopes: readonly Scope[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export type KeyStanding = 'working' | 'expired' | 'revoked'

export function standingOf({ revokedAt, expiresAt }: ApiKey, now: Date): KeyStanding {
  if (revokedAt) return 'revoked'
  return expiresAt <= now ? 'expired' : 'working'
}

/** The longest that a key lives: whoever needs it longer makes another one in time. */
export const lifeDaysMax = 365
export const lifeDays = [30, 90, 180, 365] as const

/** By this mark and the check sum at the end those who look for secrets in code know one for certain. */
const mark = 'akm_sk_'
const shownLength = 8
const secretLength = 32
const sumLength = 7
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const form = new RegExp(
  `^${mark}([${alphabet}]{${shownLength + secretLength}})([${alphabet}]{${sumLength}})$`,
)

/** 160 random bits that nobody guesses, so a plain digest keeps them as well as a slow one would. */
export function newToken(): { token: Secret<string>; shown: string; hash: Buffer } {
  const body = Array.from(randomBytes(shownLength + secretLength), (byte) => alphabet.charAt(byte & 31)).join(
    '',
  )
  const token = `${mark}${body}${sumOf(body)}`
  return { token: new Secret(token), shown: body.slice(0, shownLength), hash: hashOf(token) }
}

/** The digest of what could be a key; undefined for what is none, for which nobody asks the database. */
export function readToken(text: string): Buffer | undefined {
  const [, body = '', sum] = form.exec(text) ?? []
  return sum !== undefined && sum === sumOf(body) ? hashOf(text) : undefined
}

/** As a page shows a key: the mark, the letters by which it is recognised, and that there is more. */
export function recognisable(shown: string): string {
  return `${mark}${shown}…`
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function sumOf(body: string): string {
  let value = crc32(body)
  let text = ''
  for (let place = 0; place < sumLength; place += 1) {
    text = alphabet.charAt(value & 31) + text
    value >>>= 5
  }
  return text
}
