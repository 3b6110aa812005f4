import Stripe from 'stripe'
import type { Secret } from '../../shared/secret.ts'

/** @param apiUrl another place that speaks Stripe's language: the project's emulator, in demo mode and tests. */
export function stripeClient(secretKey: Secret<string>, apiUrl?: string): Stripe {
  const elsewhere = apiUrl ? new URL(apiUrl) : undefined
  return new Stripe(secretKey.expose(), {
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
    ...(elsewhere && {
      host: elsewhere.hostname,
      port: elsewhere.port,
      protocol: elsewhere.protocol === 'https:' ? ('https' as const) : ('http' as const),
    }),
  })
}
