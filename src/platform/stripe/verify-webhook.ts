import type Stripe from 'stripe'
import { z } from 'zod'
import type { ProviderEvent } from '../../domains/payments/index.ts'
import type { Secret } from '../../shared/secret.ts'

/**
 * Reads an event from the raw bytes of a webhook when its signature is Stripe's, not older than five minutes and not
 * from a future clock.
 * @returns undefined when it is not, or when it is no event.
 */
export function verifyWebhook(
  stripe: Stripe,
  secret: Secret<string>,
  body: Buffer,
  signature: string,
): ProviderEvent | undefined {
  if (!isSigned(stripe, secret, body, signature) || isFromTheFuture(signature)) return undefined
  const parsed = eventBody.safeParse(JSON.parse(body.toString('utf8')))
  if (!parsed.success) return undefined
  const { id, type, created, livemode, data } = parsed.data
  const { object } = data
  return {
    id,
    type,
    livemode,
    createdAt: new Date(created * 1000),
    objectId: object.id ?? '',
    shopId: object.metadata?.shop_id ?? null,
    orderId: object.metadata?.order_id ?? null,
    intentId: object.object === 'payment_intent' ? (object.id ?? null) : (object.payment_intent ?? null),
  }
}

// The little that is read of an event; everything else is fetched anew.
const eventBody = z.object({
  id: z.string().max(255),
  type: z.string().max(255),
  created: z.number(),
  livemode: z.boolean(),
  data: z.object({
    object: z.object({
      id: z.string().max(255).optional(),
      object: z.string().optional(),
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
    }),
  }),
})

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
