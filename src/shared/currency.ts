/** What the shop keeps its books in: every product has a price in it, and the provider pays out in it. */
export const shopCurrency = 'EUR'

type Rules = {
  /** Digits after the point (ISO 4217), so that an amount in the smallest unit is what the provider is asked for. */
  digits: 0 | 2
  /** The least that a card payment takes (Stripe: minimum charge amounts). */
  leastChargeMinor: number
  /** What its coins are counted in, where its smallest unit has none. */
  coinMinor?: number
}

/**
 * In what a shop may ask prices. A currency of which Stripe writes the amounts otherwise than ISO 4217 (ISK and UGX: in
 * hundredths that they do not have) is not among them, so no amount is ever converted on its way.
 */
export const currencies: Readonly<Record<string, Rules>> = {
  EUR: { digits: 2, leastChargeMinor: 50 },
  AUD: { digits: 2, leastChargeMinor: 50 },
  CAD: { digits: 2, leastChargeMinor: 50 },
  CHF: { digits: 2, leastChargeMinor: 50 },
  CZK: { digits: 2, leastChargeMinor: 15_00 },
  DKK: { digits: 2, leastChargeMinor: 2_50 },
  GBP: { digits: 2, leastChargeMinor: 30 },
  // Charged in hundredths, though no coin of them is left; only payouts in it are whole, and ours are in euros.
  HUF: { digits: 2, leastChargeMinor: 175_00, coinMinor: 100 },
  JPY: { digits: 0, leastChargeMinor: 50 },
  NOK: { digits: 2, leastChargeMinor: 3_00 },
  NZD: { digits: 2, leastChargeMinor: 50 },
  PLN: { digits: 2, leastChargeMinor: 2_00 },
  RON: { digits: 2, leastChargeMinor: 2_00 },
  SEK: { digits: 2, leastChargeMinor: 3_00 },
  USD: { digits: 2, leastChargeMinor: 50 },
}

export function isCurrency(code: string): boolean {
  return Object.hasOwn(currencies, code)
}

export function digitsOf(currency: string): number {
  return currencies[currency]?.digits ?? 2
}

/** So many of the smallest unit are the least that there are coins of. */
export function coinOf(currency: string): number {
  return currencies[currency]?.coinMinor ?? 1
}

/** Whether there are coins for such amounts. */
export function isInCoins(currency: string, ...minors: readonly number[]): boolean {
  return minors.every((minor) => minor % coinOf(currency) === 0)
}

/** The least that can be paid with a card; without rules, one unit of the smallest. */
export function leastCharge(currency: string): number {
  return currencies[currency]?.leastChargeMinor ?? 1
}
