import type { Locale } from '../../shared/locale.ts'

/** As a list shows it: `British Pound`, `Livre sterling`. */
export function currencyName(currency: string, locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

/** As a sentence says it: in `British pounds`, en `livres sterling`. */
export function currencyInWords(currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name' })
  return format.formatToParts(2).find(({ type }) => type === 'currency')?.value ?? currency
}
