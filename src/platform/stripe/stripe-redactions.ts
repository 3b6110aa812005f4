import Stripe from 'stripe'
import { z } from 'zod'
import { ProviderError, type RedactionFacts, type RedactionProvider } from '../../domains/payments/index.ts'

// Redaction jobs are in public preview: the SDK has no types for them, and they answer only to the preview of a release.
const apiVersion = Stripe.API_VERSION.replace(/\.\w+$/, '.preview')
const jobs = '/v1/privacy/redaction_jobs'

const jobReply = z.object({ id: z.string(), status: z.string() })
const errorsReply = z.object({ data: z.array(z.object({ code: z.string() })) })
const sessionReply = z.object({ redaction: z.object({ status: z.string() }).nullish() })

/** https://docs.stripe.com/api/privacy/redaction-job; what of it is unverified says docs/decisions/0015-redaction.md. */
export function stripeRedactions(stripe: Stripe): RedactionProvider {
  const call = <T>(
    schema: z.ZodType<T>,
    method: 'GET' | 'POST',
    path: string,
    params?: object,
    key?: string,
  ) =>
    translated(
      stripe.rawRequest(method, path, params as Stripe.RawRequestOptions | undefined, {
        apiVersion,
        ...(key && { idempotencyKey: key }),
      }),
    ).then((reply) => schema.parse(reply))

  async function factsOf({ id: jobId, status }: z.infer<typeof jobReply>): Promise<RedactionFacts> {
    switch (status) {
      case 'succeeded':
        return { phase: 'redacted', jobId }
      case 'failed': {
        const { data } = await call(errorsReply, 'GET', `${jobs}/${jobId}/validation_errors`)
        return { phase: 'refused', jobId, reason: data[0]?.code ?? 'unknown' }
      }
      case 'canceling':
      case 'canceled':
        return { phase: 'cancelled', jobId }
      case 'ready':
        return factsOf(await call(jobReply, 'POST', `${jobs}/${jobId}/run`))
      default:
        return { phase: 'working', jobId }
    }
  }

  return {
    async open({ idempotencyKey, sessionId, intentId }) {
      // A restored backup has forgotten what was done: Stripe has not.
      const session = await call(sessionReply, 'GET', `/v1/checkout/sessions/${sessionId}`)
      if (session.redaction?.status === 'redacted') return { phase: 'redacted', jobId: null }
      const objects = { checkout_sessions: [sessionId], ...(intentId && { payment_intents: [intentId] }) }
      return factsOf(
        await call(jobReply, 'POST', jobs, { objects, validation_behavior: 'error' }, idempotencyKey),
      )
    },
    follow: async (jobId) => factsOf(await call(jobReply, 'GET', `${jobs}/${jobId}`)),
    async checkAgain(jobId) {
      const job = await call(jobReply, 'GET', `${jobs}/${jobId}`)
      // It may have gone on by itself, or an earlier call did it whose answer was lost.
      if (job.status !== 'failed') return factsOf(job)
      return factsOf(await call(jobReply, 'POST', `${jobs}/${jobId}/validate`))
    },
  }
}

async function translated<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const status = error.statusCode ?? 0
    const isFinal = status >= 400 && status < 500 && ![401, 409, 429].includes(status)
    throw new ProviderError(isFinal ? 'refused' : 'unavailable', error.code ?? `http_${status}`, {
      cause: error,
    })
  }
}
