import type { Locale } from '../src/shared/locale.ts'

/** Every text of that language inside a value, wherever it stands. */
export function textsOf(value: unknown, locale: Locale): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Object.entries(value).filter(([key]) => key === locale)
  return [
    ...own.flatMap(([, text]) => (Array.isArray(text) ? text : [text])).map(String),
    ...Object.values(value).flatMap((inner) => textsOf(inner, locale)),
  ]
}

/** What a typesetter would mend, each with a few letters around it. */
export function typographicSlips(text: string, locale: Locale): string[] {
  const slips = locale === 'fr' ? [...common, ...french] : common
  return slips.flatMap((slip) =>
    [...text.matchAll(slip)].map(({ index }) => text.slice(Math.max(0, index - 12), index + 12)),
  )
}

const common = [/['"]/g, / {2}/g, /\s$/g, /\.\.\./g, /\d (?=[€$%]|Go|Mo|GB|MB)/g]
const french = [/[^\u00a0\u202f][;:!?»]/g, /«[^\u00a0]/g, / [\u00a0\u202f]|[\u00a0\u202f] /g]
