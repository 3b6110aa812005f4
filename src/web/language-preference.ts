import { type Locale, locales } from '../shared/locale.ts'

/** The language that the browser would rather read, or null when it prefers none of the shop's. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale | null {
  if (!acceptLanguage) return null
  const wanted = acceptLanguage.slice(0, 200).split(',').map(parseRange)
  wanted.sort((a, b) => b.weight - a.weight)
  const first = wanted.find(({ language, weight }) => weight > 0 && locales.some((each) => each === language))
  return locales.find((each) => each === first?.language) ?? null
}

function parseRange(range: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
  const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='))
  return { language: tag.split('-')[0] ?? '', weight: quality ? Number(quality.slice(2)) || 0 : 1 }
}
