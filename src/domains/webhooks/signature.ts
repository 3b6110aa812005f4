import { createHmac, randomBytes } from 'node:crypto'
import { Secret } from '../../shared/secret.ts'

const mark = 'whsec_'

export function newSecret(): Secret<string> {
  return new Secret(`${mark}${randomBytes(32).toString('base64')}`)
}

/**
 * The headers by which a receiver knows that it is us (standardwebhooks.com): one signature for each secret that is good, so that a
 * receiver may change over from one to the other.
 */
export function signedHeaders(
  secrets: readonly Secret<string>[],
  { id, at, body }: { id: string; at: Date; body: string },
): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000)
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.expose().slice(mark.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  }
}
