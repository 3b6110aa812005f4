import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { EventOutcome, ProviderEvent } from '../../domains/payments/index.ts'

export type StripeWebhookDeps = {
  /** The event when the signature over these very bytes is right. */
  verify(body: Buffer, signature: string): ProviderEvent | undefined
  record(event: ProviderEvent): Promise<EventOutcome>
  received(type: string, outcome: string): void
}

const bodyBytesMax = 1024 * 1024

/**
 * POST /webhooks/stripe. 200 means: the event is in our database. Anything that fails before that, also a database that
 * is down, answers 5xx and Stripe sends it again for up to three days.
 */
export function stripeWebhook(deps: StripeWebhookDeps): Hono {
  return new Hono().post(
    '/webhooks/stripe',
    bodyLimit({ maxSize: bodyBytesMax, onError: (c) => c.text('too large', 413) }),
    async (c) => {
      const body = Buffer.from(await c.req.arrayBuffer())
      const event = deps.verify(body, c.req.header('stripe-signature') ?? '')
      if (!event) return c.text('signature', 400)
      const outcome = await deps.record(event)
      deps.received(event.type, outcome)
      return c.text(outcome, 200)
    },
  )
}
