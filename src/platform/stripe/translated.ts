import Stripe from 'stripe'
import { ProviderError } from '../../domains/payments/index.ts'

/** Stripe's errors as the two kinds that the shop tells apart. */
export async function translated<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    throw new ProviderError(isRefusal(error) ? 'refused' : 'unavailable', error.message, { cause: error })
  }
}

function isRefusal(error: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  const status = error.statusCode ?? 0
  // 401, 403 and 429 say nothing about the payment; 409 means that the same request is under way.
  return status === 409 || (status >= 400 && status < 500 && ![401, 403, 429].includes(status))
}
