import type Stripe from 'stripe'
import type { ProviderEvent } from '../../domains/payments/index.ts'
import type { Secret } from '../../shared/secret.ts'

/**
 * Reads an event from the raw bytes of a webhook when its signature is Stripe's and not older than five minutes.
 * @returns undefined when it is not.
 */
export function verifyWebhook(
  stripe: Stripe,
  secret: Secret<string>,
  body: Buffer,
  signature: string,
): ProviderEvent | undefined {
  const event = constructEvent(stripe, secret, body, signature)
  if (!event) return undefined
  const object = event.data.object as unknown as EventObject
  return {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created * 1000),
    livemode: event.livemode,
    objectId: object.id ?? '',
    shopId: object.metadata?.shop_id ?? null,
    orderId: object.metadata?.order_id ?? null,
    intentId: intentOf(object),
  }
}

type EventObject = {
  id?: string
  object?: string
  metadata?: Record<string, string> | null
  payment_intent?: string | { id: string } | null
}

function constructEvent(
  stripe: Stripe,
  secret: Secret<string>,
  body: Buffer,
  signature: string,
): Stripe.Event | undefined {
  try {
    return stripe.webhooks.constructEvent(body, signature, secret.expose())
  } catch {
    // Any reason to doubt is the same answer: the sender is not told which one.
    return undefined
  }
}

function intentOf(object: EventObject): string | null {
  if (object.object === 'payment_intent') return object.id ?? null
  const intent = object.payment_intent
  return (typeof intent === 'object' ? intent?.id : intent) ?? null
}
