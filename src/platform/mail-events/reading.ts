import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'

/** What a body says; null when it is no JSON. */
export function bodyOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

export function list(...given: readonly (string | null | undefined)[]): string[] {
  return given.filter((each): each is string => Boolean(each))
}

/** When it happened as far as that can be read, and never after now. */
export function timeOr(now: Date, given: string | number | undefined): Date {
  const at = typeof given === 'number' ? new Date(given * 1000) : new Date(given ?? '')
  return Number.isNaN(at.getTime()) || at > now ? now : at
}

/** An enhanced status code (RFC 3463) where one is in the text. */
export function statusIn(text: string | undefined): string | null {
  return /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text ?? '')?.[0] ?? null
}

export function isBasicPassword(secret: Secret<string>, header: string | null): boolean {
  const [, coded = ''] = /^Basic ([\w+/=]{1,2000})$/i.exec(header ?? '') ?? []
  const given = Buffer.from(coded, 'base64').toString('utf8')
  return isSecret(secret, given.slice(given.indexOf(':') + 1))
}

export function isBearer(secret: Secret<string>, header: string | null): boolean {
  return isSecret(secret, /^Bearer (\S{1,1000})$/i.exec(header ?? '')?.[1] ?? '')
}

function isSecret(secret: Secret<string>, given: string): boolean {
  return given !== '' && areSameBytes(secret.expose(), given)
}
