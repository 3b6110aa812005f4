/** ISO 3166-1 alpha-2, so Greece is GR; only VAT numbers and the one-stop shop call it EL. */
export const euCountries = [
  ...[
    'AT',
    'BE',
    'BG',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GR',
    'HR',
    'HU',
    'IE',
    'IT',
    'LT',
    'LU',
  ],
  ...['LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
] as const

/** Where the shop sells: the European Union, the rest of the European Economic Area, and a few more. */
export const supportedCountries: readonly string[] = [
  ...euCountries,
  ...['IS', 'LI', 'NO'],
  ...['CA', 'CH', 'GB', 'US'],
].sort()

export function isEuCountry(country: string): boolean {
  return (euCountries as readonly string[]).includes(country)
}
