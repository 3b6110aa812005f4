import { digitsOf } from '../../../shared/currency.ts'

/** EN 16931 knows two decimals in every currency, also where there is no smaller coin than a yen. */
export function toHundredths(minor: number, currency: string): number {
  return minor * 10 ** (2 - digitsOf(currency))
}

/** With the currency's own decimals where they are enough, otherwise with two. */
export function fromHundredths(hundredths: number, currency: string): string {
  const digits = digitsOf(currency)
  const isWhole = hundredths % 10 ** (2 - digits) === 0
  return (hundredths / 100).toFixed(isWhole ? digits : 2)
}
