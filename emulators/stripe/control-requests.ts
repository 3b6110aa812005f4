import { z } from 'zod'
import { redactionErrorCodes } from './redaction-jobs.ts'

/** The bodies of the control API; its client and its routes share them. */
const count = z.int().positive().default(1)
const match = z.string()
const milliseconds = z.int().positive()

export const apiFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('error'), match, count, status: z.literal([500, 429, 403]).default(500) }),
  z.object({ kind: z.literal('error_after_commit'), match, count }),
  z.object({ kind: z.literal('lose_response'), match, count }),
  z.object({ kind: z.literal('delay'), match, count, milliseconds }),
])

export const webhookFault = z.object({
  kind: z.enum(['duplicate', 'drop', 'delay', 'reorder']),
  count,
  types: z.array(z.string()).optional(),
  milliseconds: milliseconds.optional(),
})

export const flush = z.object({ order: z.enum(['as_created', 'reversed']).default('as_created') })

export const advance = z.object({ seconds: z.int().nonnegative() })

const payer = z.object({ email: z.string(), name: z.string(), country: z.string() }).partial()
const circumstances = {
  buyer: payer.optional(),
  authentication: z.enum(['completed', 'failed']).optional(),
  late: z.boolean().default(false),
}

export const pay = z.union([
  z.object({ card: z.string(), ...circumstances }),
  z.object({ method: z.string(), ...circumstances }),
])

export const dispute = z.object({
  reason: z.string().default('fraudulent'),
  inquiry: z.boolean().default(false),
  amount: z.int().positive().optional(),
})

export const verdict = z.object({ verdict: z.enum(['won', 'lost', 'prevented']) })

export type Verdict = z.infer<typeof verdict>['verdict']

/** The bank asks for more: see escalate-dispute.ts. */
export const escalation = z.object({ to: z.enum(['chargeback', 'again', 'appeal']) })

export const refund = z.object({
  amount: z.int().positive().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
})

export const rate = z.object({ currency: z.string().regex(/^[a-z]{3}$/), euros: z.number().positive() })

export const redactionRefusal = z.object({ code: z.enum(redactionErrorCodes) })

export type RedactionRefusalRequest = z.input<typeof redactionRefusal>
export type ApiFaultRequest = z.input<typeof apiFault>
export type WebhookFaultRequest = z.input<typeof webhookFault>
export type FlushRequest = z.input<typeof flush>
export type PayRequest = z.input<typeof pay>
export type DisputeRequest = z.input<typeof dispute>
export type RefundRequest = z.input<typeof refund>
