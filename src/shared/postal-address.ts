import { locales } from './locale.ts'

/** The lines of an address without its country, which some have written into the last one themselves, also in its own language. */
export function withoutCountry(lines: readonly string[], country: string): string[] {
  const languages = [...locales, new Intl.Locale(`und-${country}`).maximize().language]
  const names = languages.map((language) => new Intl.DisplayNames(language, { type: 'region' }).of(country))
  const last = lines.at(-1)?.toLowerCase()
  return [country, ...names].some((name) => name?.toLowerCase() === last) ? lines.slice(0, -1) : [...lines]
}
