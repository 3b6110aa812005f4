import type { Locale } from '../../../shared/locale.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Groups of countries, parts of some, and what stands for none. */
const noCountries = ['AC', 'CP', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']

/** Every country of the world: a gift goes where the shop sells to nobody. Codes that were given up are left out. */
export const giftCountries: readonly string[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => {
    if (noCountries.includes(code) || Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`)
      return false
    return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
  })

const sorted = new Map<Locale, { code: string; name: string }[]>()

export function giftCountryOptions(locale: Locale): { code: string; name: string }[] {
  const known = sorted.get(locale)
  if (known) return known
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const options = giftCountries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
  sorted.set(locale, options)
  return options
}
