import { consentPurposes } from '../../domains/consent/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { messages } from '../ui/messages/index.ts'
import type { Adapter } from './adapter.ts'

/** The question in one sentence: who would be loaded, and what for. */
export function questionOf(adapters: readonly Adapter[], locale: Locale): string {
  const words = messages[locale].consent
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const uses = consentPurposes.flatMap((purpose) => {
    const names = adapters.filter((each) => each.purpose === purpose).map(({ name }) => name)
    return names.length > 0 ? [words.use[purpose](list.format(names))] : []
  })
  return words.ask(uses.join(words.and))
}

/**
 * Everything that an answer answers, in one language: whoever changes a word, a recipient or a cookie asks another question,
 * and everybody is asked anew.
 */
export function consentText(adapters: readonly Adapter[], locale: Locale): string[] {
  const { consent } = messages[locale]
  return [
    consent.title,
    questionOf(adapters, locale),
    ...[consent.acceptAll, consent.rejectAll, consent.choose],
    ...adapters.map((adapter) => adapterText(adapter, locale)),
  ]
}

function adapterText({ name, purpose, cookies, origins }: Adapter, locale: Locale): string {
  const words = messages[locale].consent.purposes[purpose]
  const set = cookies.map((cookie) => `${cookie.name} ${cookie.maxAgeDays}`)
  return [name, words.name, words.what, ...set, ...Object.values(origins).flat()].join(' · ')
}
