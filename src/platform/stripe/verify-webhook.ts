import type Stripe from 'stripe'
import type { ProviderEvent } from '../../domains/payments/index.ts'
import type { Secret } from '../../shared/secret.ts'
import { readEvent } from './read-event.ts'

/**
 * Reads an event from the raw bytes of a webhook when its signature is Stripe's, not older than five minutes and not
 * from a future clock. While a secret is being replaced there are two, and either of them is enough; Stripe signs with
 * both as well (https://docs.stripe.com/webhooks#roll-endpoint-secrets).
 * @returns undefined when it is not, or when it is no event.
 */
export function verifyWebhook(
  stripe: Stripe,
  secrets: readonly Secret<string>[],
  body: Buffer,
  signature: string,
): ProviderEvent | undefined {
  const isOurs = secrets.some((secret) => isSigned(stripe, secret, body, signature))
  if (!isOurs || isFromTheFuture(signature)) return undefined
  return readEvent(JSON.parse(body.toString('utf8')))
}

function isSigned(stripe: Stripe, secret: Secret<string>, body: Buffer, signature: string): boolean {
  try {
    stripe.webhooks.constructEvent(body, signature, secret.expose())
    return true
  } catch {
    // Any reason to doubt is the same answer: the sender is not told which one.
    return false
  }
}

// The SDK refuses what is old and takes what is dated tomorrow; a stolen secret could sign in advance.
function isFromTheFuture(signature: string): boolean {
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1])
  return seconds > Date.now() / 1000 + 300
}
