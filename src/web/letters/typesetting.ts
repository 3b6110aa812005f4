import type { Locale } from '../../shared/locale.ts'
import { formatMoney, type Money } from '../../shared/money.ts'
import { withZone } from '../ui/dates.ts'

/** How a language writes times, amounts and spaces. `timeZone` is the shop's: legal days are days there. */
export type Typesetter = {
  /** French sets a space that never breaks before ; : ! ? » and after «. */
  text(words: string): string
  /** A label before what it names: `Order: …`, `Commande : …`. */
  label(words: string): string
  day(at: Date): string
  dayAndTime(at: Date): string
  /** A day of the calendar, `2026-12-07`. */
  calendarDay(day: string): string
  money(amount: Money): string
  percent(basisPoints: number): string
}

const regional = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Locale, string>
const longDay = { day: 'numeric', month: 'long', year: 'numeric' } as const

export function typesetter(locale: Locale, timeZone: string): Typesetter {
  const language = regional[locale]
  const dayFormat = new Intl.DateTimeFormat(language, { ...longDay, timeZone })
  const timeFormat = new Intl.DateTimeFormat(language, {
    ...longDay,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  const calendar = new Intl.DateTimeFormat(language, { ...longDay, timeZone: 'UTC' })
  const percentage = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 })
  return {
    text: locale === 'fr' ? bindFrenchSpaces : (words) => words,
    label: (words) => (locale === 'fr' ? `${words}${noBreak}:` : `${words}:`),
    day: (at) => holdDay(dayFormat.format(at)),
    dayAndTime: (at) => withZone(holdDay(timeFormat.format(at)), locale, timeZone),
    calendarDay: (day) => holdDay(calendar.format(new Date(`${day}T00:00:00Z`))),
    money: (amount) => formatMoney(amount, locale),
    percent: (basisPoints) => percentage.format(basisPoints / 10_000),
  }
}

const noBreak = '\u00a0'
const narrowNoBreak = '\u202f'

/** Day, month and year stay on one line. */
function holdDay(text: string): string {
  return text.replace(/(\d+) (\p{L}+) (\d{4})/u, `$1${noBreak}$2${noBreak}$3`)
}

function bindFrenchSpaces(words: string): string {
  return words
    .replace(/ ([;!?])/g, `${narrowNoBreak}$1`)
    .replace(/ ([:»])/g, `${noBreak}$1`)
    .replace(/« /g, `«${noBreak}`)
}
