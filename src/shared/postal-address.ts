/** The lines of an address without its country, which some have written into the last one themselves, in whatever language. */
export function withoutCountry(lines: readonly string[], country: string): string[] {
  const names = ['en', 'fr'].map((locale) => new Intl.DisplayNames(locale, { type: 'region' }).of(country))
  return [country, ...names].includes(lines.at(-1)) ? lines.slice(0, -1) : [...lines]
}
