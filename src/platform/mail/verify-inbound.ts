import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../shared/secret.ts'
import { hours, minutes } from '../../shared/time.ts'

/**
 * `t=<seconds>,v1=<hex>`: HMAC-SHA-256 over `<seconds>.<body>`, as Stripe signs. Whatever forwards mail to the shop can make it
 * with one line of a shell.
 */
export function isSignedBody(secret: Secret<string>, header: string, body: Buffer, now: Date): boolean {
  const [, seconds = '', signature = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header.trim()) ?? []
  if (!isWithin(seconds, minutes(5), now)) return false
  return isHmac(secret, [`${seconds}.`, body], signature)
}

export type MailgunSignature = { timestamp: string; token: string; signature: string }

/**
 * What Mailgun's routes sign: time and token, not the mail. A repetition brings the same mail, which is taken once.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks
 */
export function isSignedByMailgun(
  secret: Secret<string>,
  { timestamp, token, signature }: MailgunSignature,
  now: Date,
): boolean {
  if (!isWithin(timestamp, hours(12), now) || token.length < 20) return false
  return isHmac(secret, [timestamp, token], signature)
}

function isWithin(seconds: string, millis: number, now: Date): boolean {
  return /^\d{1,12}$/.test(seconds) && Math.abs(now.getTime() - Number(seconds) * 1000) <= millis
}

function isHmac(secret: Secret<string>, parts: readonly (string | Buffer)[], given: string): boolean {
  const hmac = createHmac('sha256', secret.expose())
  for (const part of parts) hmac.update(part)
  const [made, signed] = [hmac.digest(), Buffer.from(given, 'hex')]
  return made.length === signed.length && timingSafeEqual(made, signed)
}
