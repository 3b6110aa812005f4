import type { Locale } from '../../shared/locale.ts'

const formats: Record<Locale, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-IE'),
  fr: new Intl.NumberFormat('fr-FR'),
}

/** With the separators of the language: `12,000`, `12 000`. */
export function formatNumber(value: number, locale: Locale): string {
  return formats[locale].format(value)
}
