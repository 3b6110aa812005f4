import type { Locale } from '../../../shared/locale.ts'

// Of letters with accents \b knows nothing.
const french =
  /(?<!\p{L})(bonjour|merci|je|vous|est|pas|une?|les?|la|des|clé|commande|ne|mon|ma|cordialement)(?!\p{L})/giu
const english = /\b(hello|hi|thanks?|i|you|is|not|an?|the|of|key|order|my|it|regards)\b/gi

/** In which of the shop's languages a mail is answered, where nothing else says it. */
export function guessLocale(text: string): Locale {
  const beginning = text.slice(0, 2000)
  const count = (words: RegExp) => beginning.match(words)?.length ?? 0
  return count(french) > count(english) ? 'fr' : 'en'
}
