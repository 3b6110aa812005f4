import { digitsOf, shopCurrency } from '../../../shared/currency.ts'
import { roundMinor } from '../../../shared/money.ts'

/** So many units of a currency for one euro, on a day such as `2026-11-27`. */
export type DatedRate = { currency: string; day: string; perEuro: number }

export type RateSource = 'ecb' | 'manual'
export type KnownRate = DatedRate & { source: RateSource }

/** Who publishes reference rates, on its banking days. */
export type RatePublisher = {
  /** Those of the last day. */
  latest(): Promise<DatedRate[]>
  /** Those of the last three months. */
  recent(): Promise<DatedRate[]>
}

/** Cents of an amount in the smallest unit of another currency. */
export function inCents(minor: number, { currency, perEuro }: DatedRate): number {
  return roundMinor((minor / 10 ** digitsOf(currency) / perEuro) * 10 ** digitsOf(shopCurrency))
}

/** As a label of the books says it: `1 EUR = 1,083 USD au 2026-11-27`. */
export function rateInWords({ currency, day, perEuro }: DatedRate): string {
  return `1 EUR = ${String(perEuro).replace('.', ',')} ${currency} au ${day}`
}
