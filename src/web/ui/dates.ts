import type { Locale } from '../../shared/locale.ts'

// Most buyers live in this zone, and it is written out beside every time of day.
const timeZone = 'Europe/Paris'
const tags: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }
const forms = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  time: { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

export function formatDate(at: Date, locale: Locale, form: keyof typeof forms = 'date'): string {
  const name = `${locale}:${form}`
  const format = made.get(name) ?? new Intl.DateTimeFormat(tags[locale], { ...forms[form], timeZone })
  made.set(name, format)
  // A time stays with its zone.
  return format.format(at).replace(/(\d\d:\d\d) /, '$1\u00a0')
}
