/** Where a domain reads the time; tests hand in a clock that they can move. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => count * 3_600_000
export const days = (count: number): number => count * 86_400_000

export function after(start: Date, millis: number): Date {
  return new Date(start.getTime() + millis)
}

/** The zone in which the shop's days begin and end: its legal dates are days there. */
export const shopTimeZone = 'Europe/Paris'

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: shopTimeZone })

/** The day in the shop's zone that lies `count` days after the day of `at`, as a date such as `2026-12-07`. */
export function localDayAfter(at: Date, count: number): string {
  const noon = new Date(`${dayFormat.format(at)}T12:00:00Z`)
  return after(noon, days(count)).toISOString().slice(0, 10)
}

/**
 * What a clock on the wall of the shop shows, such as `2026-11-26T14:30`, as an instant; undefined for anything else. Of an
 * hour that comes twice in autumn the first is meant.
 */
export function fromWallClock(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined
  try {
    const wall = Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    return new Date(wall.toZonedDateTime(shopTimeZone).epochMilliseconds)
  } catch {
    return undefined
  }
}

/** The same the other way round. */
export function toWallClock(at: Date): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(shopTimeZone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The middle of such a day: whoever formats it as a date in the shop's zone reads that very day. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/**
 * A day of the calendar as ISO 8601 writes it, the only form that no two countries read differently; from 1900 on, for the
 * database has no year 0, and whoever types the year 20 means another one.
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900') return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
