import { coinOf, digitsOf, isInCoins, shopCurrency } from './currency.ts'

/** An amount in the currency's smallest unit (cents, yen), never a float. */
export type Money = { readonly minor: number; readonly currency: string }

export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole amount of minor units: ${minor}`)
  return { minor, currency }
}

/** An amount as somebody types it, in minor units: `5`, `5.00` or `5,00`; undefined when it is none of that currency. */
export function parseMinor(text: string, currency = shopCurrency): number | undefined {
  const digits = digitsOf(currency)
  const [, whole, cents = ''] = /^(\d{1,7})(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  if (whole === undefined || cents.length > digits) return undefined
  return Number(whole + cents.padEnd(digits, '0'))
}

/** The same amount as a number is written for programs: `12.99`, `500`. */
export function plainAmount({ minor, currency }: Money): string {
  const digits = digitsOf(currency)
  return (minor / 10 ** digits).toFixed(digits)
}

/** The one rounding of the shop: half away from zero, to whole minor units. */
export function roundMinor(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value))
}

/** Splits an inclusive amount: 2000 basis points of 1200 gross is 200 tax and 1000 net. They always add up. */
export function splitVat(grossMinor: number, basisPoints: number): { netMinor: number; taxMinor: number } {
  const taxMinor = roundMinor((grossMinor * basisPoints) / (10_000 + basisPoints))
  return { netMinor: grossMinor - taxMinor, taxMinor }
}

/**
 * Splits an amount by weights, to the unit: each share is rounded down, and what is left goes one by one to those that
 * lost most (largest remainder), the first of equals first. Shares always add up to the amount, and none is above its
 * weight when the amount is not above their sum. Nothing is given where all weights are 0.
 */
export function allocate(minor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  // The product of two amounts may be past what a number holds exactly.
  const parts = weights.map((weight, index) => {
    const exact = BigInt(minor) * BigInt(weight)
    return { index, share: Number(exact / BigInt(sum)), lost: exact % BigInt(sum) }
  })
  const left = minor - parts.reduce((total, { share }) => total + share, 0)
  const first = parts.toSorted((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1))
  for (const part of first.slice(0, left)) part.share += 1
  return parts.map(({ share }) => share)
}

/** The same, in whole coins where the amount and all weights are some. */
export function allocateCoins(minor: number, weights: readonly number[], currency: string): number[] {
  const coin = isInCoins(currency, minor, ...weights) ? coinOf(currency) : 1
  const inCoins = weights.map((weight) => weight / coin)
  return allocate(minor / coin, inCoins).map((share) => share * coin)
}

/** As the reader's language writes it: `€12.99`, `12,99 €`. */
export function formatMoney(amount: Money, locale: string): string {
  return formatter(locale, amount.currency).format(amount.minor / 10 ** digitsOf(amount.currency))
}

/** How a currency is written where there is little room: `€`, `£`, `zł`. Beside an amount it may need more to be told from others. */
export function currencySymbol(currency: string, locale: string): string {
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const parts = new Intl.NumberFormat(locale, style).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, currency: string): Intl.NumberFormat {
  const name = `${locale}:${currency}`
  const known = formatters.get(name)
  if (known) return known
  const language = locale === 'en' ? 'en-IE' : 'fr-FR'
  const digits = digitsOf(currency)
  // What people write may have fewer digits than what is charged: forints have none, so theirs are shown where they are not 0.
  const usual = new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions()
  const made = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: usual.maximumFractionDigits === digits ? 'auto' : 'stripIfInteger',
  })
  formatters.set(name, made)
  return made
}

/** How much of the other's currency one unit of this one was: euros for a yen, whatever the smallest units are. */
export function rateOf(given: Money, other: Money): number {
  return other.minor / 10 ** digitsOf(other.currency) / (given.minor / 10 ** digitsOf(given.currency))
}
