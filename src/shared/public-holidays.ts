/**
 * Public holidays of the EU: days of every year, days counted from Easter, and Mondays. Where a day is kept in a part of a country
 * only, it is here all the same: a period that ends a day later takes nothing from anybody.
 */
type Holidays = {
  /** Month and day: `07-14`. */
  fixed: string
  /** Days after Easter Sunday, by the calendar of the churches that most people belong to. */
  easter: readonly number[]
  julian?: true
  /** The first or the last Monday of a month: `+05` is the first of May, `-10` the last of October. */
  mondays?: string
  /** A day of every year that falls on a weekend is kept on the Monday after. */
  madeUp?: true
}

const holidays: Readonly<Record<string, Holidays>> = {
  AT: { fixed: '01-01 01-06 05-01 08-15 10-26 11-01 12-08 12-25 12-26', easter: [1, 39, 50, 60] },
  BE: { fixed: '01-01 05-01 07-21 08-15 11-01 11-11 12-25', easter: [1, 39, 50] },
  BG: {
    fixed: '01-01 03-03 05-01 05-06 05-24 09-06 09-22 12-24 12-25 12-26',
    easter: [-2, 1],
    julian: true,
    madeUp: true,
  },
  CY: {
    fixed: '01-01 01-06 03-25 04-01 05-01 08-15 10-01 10-28 12-24 12-25 12-26',
    easter: [-48, -2, 1, 2, 50],
    julian: true,
  },
  CZ: { fixed: '01-01 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26', easter: [-2, 1] },
  DE: {
    fixed: '01-01 01-06 03-08 05-01 08-15 09-20 10-03 10-31 11-01 12-25 12-26',
    easter: [-2, 1, 39, 50, 60],
  },
  DK: { fixed: '01-01 06-05 12-24 12-25 12-26 12-31', easter: [-3, -2, 1, 39, 50] },
  EE: { fixed: '01-01 02-24 05-01 06-23 06-24 08-20 12-24 12-25 12-26', easter: [-2] },
  ES: { fixed: '01-01 01-06 05-01 08-15 10-12 11-01 12-06 12-08 12-25', easter: [-3, -2, 1] },
  FI: { fixed: '01-01 01-06 05-01 12-06 12-24 12-25 12-26', easter: [-2, 1, 39] },
  // Alsace and Moselle, and the days on which Mayotte, Martinique, Guadeloupe, Guyane and Réunion remember
  // abolition, are here too.
  FR: {
    fixed: '01-01 04-27 05-01 05-08 05-22 05-27 06-10 07-14 08-15 11-01 11-11 12-20 12-25 12-26',
    easter: [-2, 1, 39, 50],
  },
  GR: {
    fixed: '01-01 01-06 03-25 05-01 08-15 10-28 12-25 12-26',
    easter: [-48, -2, 1, 50],
    julian: true,
  },
  HR: { fixed: '01-01 01-06 05-01 05-30 06-22 08-05 08-15 11-01 11-18 12-25 12-26', easter: [1, 60] },
  HU: { fixed: '01-01 03-15 05-01 08-20 10-23 11-01 12-24 12-25 12-26', easter: [-2, 1, 50] },
  IE: {
    fixed: '01-01 02-01 03-17 12-25 12-26',
    easter: [1],
    mondays: '+02 +05 +06 +08 -10',
    madeUp: true,
  },
  IT: { fixed: '01-01 01-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26', easter: [1] },
  LT: { fixed: '01-01 02-16 03-11 05-01 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26', easter: [1] },
  LU: { fixed: '01-01 05-01 05-09 06-23 08-15 11-01 12-25 12-26', easter: [1, 39, 50] },
  LV: {
    fixed: '01-01 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-26 12-31',
    easter: [-2, 1],
    madeUp: true,
  },
  MT: {
    fixed: '01-01 02-10 03-19 03-31 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25',
    easter: [-2],
  },
  NL: { fixed: '01-01 04-26 04-27 05-05 12-25 12-26', easter: [-2, 1, 39, 50] },
  PL: { fixed: '01-01 01-06 05-01 05-03 08-15 11-01 11-11 12-24 12-25 12-26', easter: [1, 60] },
  PT: { fixed: '01-01 04-25 05-01 06-10 08-15 10-05 11-01 12-01 12-08 12-25', easter: [-47, -2, 60] },
  RO: {
    fixed: '01-01 01-02 01-06 01-07 01-24 05-01 06-01 08-15 11-30 12-01 12-25 12-26',
    easter: [-2, 1, 50],
    julian: true,
  },
  SE: { fixed: '01-01 01-06 05-01 06-06 12-24 12-25 12-26 12-31', easter: [-2, 1, 39] },
  SI: { fixed: '01-01 01-02 02-08 04-27 05-01 05-02 06-25 08-15 10-31 11-01 12-25 12-26', easter: [1] },
  SK: {
    fixed: '01-01 01-06 05-01 05-08 07-05 08-29 09-01 09-15 11-01 11-17 12-24 12-25 12-26',
    easter: [-2, 1],
  },
}

/**
 * Whether a day is one on which a country does not work; of a country that is not in the Union,
 * Iceland, Liechtenstein and Norway among them, only its weekends are known.
 */
export function isDayOff(day: Temporal.PlainDate, country: string): boolean {
  if (day.dayOfWeek >= 6) return true
  const known = holidays[country]
  if (!known) return false
  const isFixed = (on: Temporal.PlainDate) => known.fixed.split(' ').includes(on.toString().slice(5))
  if (isFixed(day) || known.easter.includes(daysAfterEaster(day, known.julian === true))) return true
  if (day.dayOfWeek !== 1) return false
  if (known.madeUp && [1, 2].some((back) => isFixed(day.subtract({ days: back })))) return true
  const month = day.toString().slice(5, 7)
  const isFirst = day.day <= 7
  const isLast = day.day > day.daysInMonth - 7
  const mondays = known.mondays?.split(' ') ?? []
  return (isFirst && mondays.includes(`+${month}`)) || (isLast && mondays.includes(`-${month}`))
}

function daysAfterEaster(day: Temporal.PlainDate, julian: boolean): number {
  const easter = julian ? easternEaster(day.year) : westernEaster(day.year)
  return day.since(easter, { largestUnit: 'day' }).days
}

/** The method of Meeus, Jones and Butcher. */
function westernEaster(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - e + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return new Temporal.PlainDate(year, Math.floor(n / 31), (n % 31) + 1)
}

/** The method of Meeus for the Julian calendar, which is thirteen days behind until 2099. */
function easternEaster(year: number): Temporal.PlainDate {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const n = d + e + 114
  return new Temporal.PlainDate(year, Math.floor(n / 31), (n % 31) + 1).add({ days: 13 })
}
