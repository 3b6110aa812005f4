import { isDayOff } from '../../shared/public-holidays.ts'
import { shopTimeZone } from '../../shared/time.ts'

/** Days to withdraw, from the day after the contract (directive 2011/83/EU art. 9; C. conso. L221-18). */
const withdrawalDays = 14

export type WithdrawalPeriod = {
  /** The last day on which somebody may withdraw, `2026-12-07`. */
  lastDay: string
  /** When it is over: the end of that day. */
  endsAt: Date
}

/**
 * Pure rule: how long a contract may be withdrawn from. The day of its conclusion does not count; what would end on a Saturday, a
 * Sunday or a public holiday ends with the next working day (regulation 1182/71 art. 3; C. conso. L221-19). Days are those of
 * the shop or of the customer's country, islands included, whichever ends later: nobody has to know which calendar is right.
 */
export function withdrawalPeriod(concludedAt: Date, country: string): WithdrawalPeriod {
  const here = periodIn(shopTimeZone, 'FR', concludedAt)
  return zonesOf(country)
    .map((zone) => periodIn(zone, country, concludedAt))
    .reduce((latest, period) => (period.endsAt > latest.endsAt ? period : latest), here)
}

function periodIn(zone: string, country: string, concludedAt: Date): WithdrawalPeriod {
  const concluded = Temporal.Instant.fromEpochMilliseconds(concludedAt.getTime()).toZonedDateTimeISO(zone)
  let last = concluded.toPlainDate().add({ days: withdrawalDays })
  while (isDayOff(last, country)) last = last.add({ days: 1 })
  const end = last.add({ days: 1 }).toZonedDateTime(zone)
  return { lastDay: last.toString(), endsAt: new Date(end.epochMilliseconds) }
}

const known = new Map<string, readonly string[]>()

/** The zones in which a country keeps its time; a letter and a page ask for the same few again and again. */
function zonesOf(country: string): readonly string[] {
  const before = known.get(country)
  if (before) return before
  const region: Intl.Locale & { getTimeZones?(): string[] | undefined } = new Intl.Locale('und', {
    region: country,
  })
  const zones = region.getTimeZones?.() ?? []
  if (known.size < 300) known.set(country, zones)
  return zones
}
