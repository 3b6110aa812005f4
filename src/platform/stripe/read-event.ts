import { z } from 'zod'
import type { ProviderEvent } from '../../domains/payments/index.ts'

/** The little that the shop reads of an event, from a webhook or a list. @returns undefined when it is no event. */
export function readEvent(value: unknown): ProviderEvent | undefined {
  const parsed = eventBody.safeParse(value)
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

// Everything else is fetched anew.
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
