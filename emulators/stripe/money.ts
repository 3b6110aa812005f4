import { invalid } from './errors.ts'

export function requirePositive(amount: number, param: string) {
  if (amount >= 1) return
  throw invalid('This value must be greater than or equal to 1.', {
    code: 'parameter_invalid_integer',
    param,
  })
}

/** What the account is paid out in. */
export const settlement = 'eur'

const wholeCurrencies = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))

/** Digits after the point of an amount in the API: those of Stripe, which are not those that people write (HUF, ISK). */
export function digitsOf(currency: string) {
  return wholeCurrencies.has(currency) ? 0 : 2
}

/** Amounts as they stand in Stripe's messages. */
export function written(amount: number, currency: string, language = 'en') {
  const digits = digitsOf(currency)
  const style = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const
  return new Intl.NumberFormat(language, style).format(amount / 10 ** digits)
}

/** The least that is charged (Stripe: minimum charge amounts); of all others the same as of euros. */
const least: Readonly<Record<string, number>> = {
  ...{ gbp: 30, czk: 1500, dkk: 250, huf: 17_500, nok: 300, pln: 200, ron: 200, sek: 300 },
}
export const leastOf = (currency: string) => least[currency] ?? 50
