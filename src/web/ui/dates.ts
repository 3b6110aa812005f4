import type { Locale } from '../../shared/locale.ts'
import { shopTimeZone } from '../../shared/time.ts'

const tags: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }
const time = { hour: '2-digit', minute: '2-digit' } as const
const dateTime = { day: 'numeric', month: 'long', ...time } as const
const forms = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  shortTime: { day: 'numeric', month: 'short', ...time },
  dateTime,
  moment: { ...dateTime, year: 'numeric' },
  // For deadlines and records: most buyers live in the shop's zone, and the others must be able to reckon.
  dateTimeInZone: dateTime,
  momentInZone: { ...dateTime, year: 'numeric' },
  timeInZone: time,
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

export function formatDate(at: Date, locale: Locale, form: keyof typeof forms = 'date'): string {
  const name = `${locale}:${form}`
  const format =
    made.get(name) ?? new Intl.DateTimeFormat(tags[locale], { ...forms[form], timeZone: shopTimeZone })
  made.set(name, format)
  // Short, it stands in a column: a day on one line, and its time below it where there is no room.
  const written = form.startsWith('short')
    ? format.format(at).replace(/ (?!\d\d:)/g, '\u00a0')
    : format.format(at)
  return form.endsWith('InZone') ? withZone(written, locale, shopTimeZone) : written
}

/**
 * A time of day with its zone in words, on one line: browsers and Node abbreviate zones differently in each language,
 * and few people know what the letters stand for.
 */
export function withZone(written: string, locale: Locale, timeZone: string): string {
  const city = timeZone.replace(/^.*\//, '').replaceAll('_', ' ')
  const zone = locale === 'fr' ? `heure de ${city}` : `${city} time`
  return `${written}\u00a0(${zone.replaceAll(' ', '\u00a0')})`
}
