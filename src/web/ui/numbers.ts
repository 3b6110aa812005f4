import type { Locale } from '../../shared/locale.ts'

const formats: Record<Locale, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-IE'),
  fr: new Intl.NumberFormat('fr-FR'),
}
const share = { style: 'percent', maximumFractionDigits: 1 } as const
const shares: Record<Locale, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-IE', share),
  fr: new Intl.NumberFormat('fr-FR', share),
}

/** With the separators of the language: `12,000`, `12 000`. */
export function formatNumber(value: number, locale: Locale): string {
  return formats[locale].format(value)
}

/** Of a whole, which is 1: `2.4%`, `2,4 %`. */
export function formatShare(value: number, locale: Locale): string {
  return shares[locale].format(value)
}
