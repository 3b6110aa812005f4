/** An amount in the currency's smallest unit (cents), never a float. */
export type Money = { readonly minor: number; readonly currency: string }

export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole amount of minor units: ${minor}`)
  return { minor, currency }
}

/** An amount as somebody types it, in minor units: `5`, `5.00` or `5,00`; undefined when it is none. */
export function parseMinor(text: string): number | undefined {
  const [, whole, cents = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(cents.padEnd(2, '0'))
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

/** As the reader's language writes it: `€12.99`, `12,99 €`. */
export function formatMoney(amount: Money, locale: string): string {
  const format = formatter(locale, amount.currency)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount.minor / 10 ** digits)
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, currency: string): Intl.NumberFormat {
  const name = `${locale}:${currency}`
  const known = formatters.get(name)
  if (known) return known
  const made = new Intl.NumberFormat(locale === 'en' ? 'en-IE' : 'fr-FR', { style: 'currency', currency })
  formatters.set(name, made)
  return made
}
