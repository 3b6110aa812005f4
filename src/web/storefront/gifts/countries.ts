import { countries } from '../../../shared/countries.ts'
import type { Locale } from '../../../shared/locale.ts'

const sorted = new Map<Locale, { code: string; name: string }[]>()

/** A gift goes where the shop sells to nobody, too. */
export function giftCountryOptions(locale: Locale): { code: string; name: string }[] {
  const known = sorted.get(locale)
  if (known) return known
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const options = countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
  sorted.set(locale, options)
  return options
}
