import type { Config } from '../config.ts'
import type { RatePublisher } from '../domains/books/index.ts'
import { ecbRates, ecbUrl } from '../platform/ecb/ecb-rates.ts'

/** Whoever sells in euros alone needs no rates, unless they buy in another currency: then they say where to ask. */
export function asksEcb(config: Config): boolean {
  return config.ECB_RATES_URL !== undefined || (!config.DEMO && config.CURRENCIES !== undefined)
}

export const ecbUrlOf = (config: Config): string => config.ECB_RATES_URL ?? ecbUrl

/** Who says what a euro was in other currencies; null where nobody is asked. */
export function exchangeRatesOf(config: Config): RatePublisher | null {
  return asksEcb(config) ? ecbRates(ecbUrlOf(config)) : null
}
