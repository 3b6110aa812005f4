const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Groups of countries, parts of some, and what stands for none. */
const noCountries = ['AC', 'CP', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']

/** Every country of the world, ISO 3166-1 alpha-2, with Kosovo. Codes that were given up are left out. */
export const countries: readonly string[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => {
    if (noCountries.includes(code) || Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`)
      return false
    return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
  })

const known = new Set(countries)

/** A country that has a name, not only two letters. */
export function isCountry(code: string): boolean {
  return known.has(code)
}
