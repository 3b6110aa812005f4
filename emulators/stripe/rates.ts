import { invalid } from './errors.ts'
import { digitsOf, settlement } from './money.ts'
import type { World } from './world.ts'

/** What one unit of a currency is in euros; invented, and near enough. */
const euros: Readonly<Record<string, number>> = {
  ...{ aud: 0.56, cad: 0.62, chf: 1.07, czk: 0.041, dkk: 0.134, gbp: 1.14, huf: 0.0026, jpy: 0.0056 },
  ...{ nok: 0.085, nzd: 0.5, pln: 0.235, ron: 0.197, sek: 0.091, usd: 0.86 },
}

export type Converted = { amount: number; exchange_rate: number | null }

/**
 * What an amount makes on the balance, in its smallest unit. The rate moves a little from day to day, so money that goes back is
 * rarely what came.
 */
export function toSettlement(world: World, amount: number, currency: string): Converted {
  if (currency === settlement) return { amount, exchange_rate: null }
  const told = world.rates.get(currency)
  const unit = told ?? euros[currency]
  if (unit === undefined) throw invalid(`Invalid currency: ${currency}.`, { param: 'currency' })
  const day = Math.floor(world.clock.seconds() / 86_400)
  const drift = told === undefined ? ((day % 7) - 3) / 250 : 0
  const perSmallest = unit * (1 + drift) * 10 ** (digitsOf(settlement) - digitsOf(currency))
  const rate = Number(perSmallest.toFixed(6))
  return { amount: Math.round(amount * rate), exchange_rate: rate }
}
