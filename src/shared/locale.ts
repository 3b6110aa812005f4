export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]

/** One text in every language of the shop. */
export type Translated<T = string> = Readonly<Record<Locale, T>>

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text)
}
