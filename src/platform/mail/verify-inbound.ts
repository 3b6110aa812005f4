import { createHmac } from 'node:crypto'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'
import { hours, minutes } from '../../shared/time.ts'

/**
 * `t=<seconds>,v1=<hex>`: HMAC-SHA-256 over `<seconds>.<body>`, as Stripe signs. Whatever forwards mail to the shop can make it
 * with one line of a shell.
 */
export function isSignedBody(secret: Secret<string>, header: string, body: Buffer, now: Date): boolean {
  const { seconds, signature } = partsOf(header)
  return isSignatureFresh(header, now) && isHmac(secret, [`${seconds}.`, body], signature)
}

/** Whether it is worth reading the body that it signs. */
export function isSignatureFresh(header: string, now: Date): boolean {
  return isWithin(partsOf(header).seconds, minutes(5), now)
}

function partsOf(header: string): { seconds: string; signature: string } {
  const [, seconds = '', signature = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header.trim()) ?? []
  return { seconds, signature }
}

export type MailgunSignature = { timestamp: string; token: string; signature: string }

/**
 * What Mailgun's routes sign: time and token, not the mail. Whoever reads one delivery can send a mail of their own with it, for
 * as long as Mailgun repeats what failed: so a token stands for the first body that it brought (`bindToken`).
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
  return areSameBytes(hmac.digest(), Buffer.from(given, 'hex'))
}
