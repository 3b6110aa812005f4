import { type RawBuilder, sql } from 'kysely'
import type { RetentionClock, TableDeclaration } from '../../shared/personal-data.ts'
import { days, shopTimeZone } from '../../shared/time.ts'
import { type Registry, tableId } from './registry.ts'

/** The last day of the seller's financial year, such as `{ month: 12, day: 31 }`. */
export type FinancialYear = { month: number; day: number }

/**
 * When the clock of a row runs out, as SQL over its column; null while the column is. The nightly run deletes by this
 * very expression, and by it people are told until when something is held.
 */
export function endOf(
  clock: Exclude<RetentionClock, { rule: 'with' }>,
  column: RawBuilder<unknown>,
  financialYear: FinancialYear,
): RawBuilder<Date | null> {
  switch (clock.rule) {
    case 'after':
      // In seconds: a day of the clock is not a day of some time zone's calendar.
      return sql`(${column} + make_interval(secs => ${clock.days * 86_400}))`
    case 'inactive':
      return sql`((${column} at time zone ${shopTimeZone} + make_interval(months => ${clock.months})) at time zone ${shopTimeZone})`
    case 'financial_years':
      return financialEnd(clock.years, column, financialYear)
    case 'calendar_years':
      return financialEnd(clock.years, column, calendarYear)
  }
}

/**
 * The clock of what came later has certainly not run out at that moment. Said beside the exact end, which costs some microseconds a
 * row, so that only what is old enough is asked for it, along an index where there is one.
 */
export function latestOver(clock: Exclude<RetentionClock, { rule: 'with' }>, at: Date): Date {
  const latest = new Date(at)
  if (clock.rule === 'after') latest.setTime(at.getTime() - days(clock.days))
  else if (clock.rule === 'inactive') latest.setUTCMonth(at.getUTCMonth() - clock.months)
  else latest.setUTCFullYear(at.getUTCFullYear() - clock.years)
  // Months are of unequal length, and days begin at another hour elsewhere.
  return new Date(latest.getTime() + days(4))
}

const calendarYear: FinancialYear = { month: 12, day: 31 }

// Shifted so that the financial year is a calendar year: its close is then the beginning of the next one.
function financialEnd(
  years: number,
  column: RawBuilder<unknown>,
  { month, day }: FinancialYear,
): RawBuilder<Date | null> {
  // 29 February is the 28th where the year has none.
  const closeOf = (year: RawBuilder<number>) => {
    const first = sql`make_date(${year}, ${month}::int, 1)`
    return sql`least(${first} + ${day - 1}::int, (${first} + interval '1 month')::date - 1)`
  }
  const year = sql<number>`extract(year from local.at)::int`
  const close = closeOf(year)
  return sql`(
    select ((case when local.at::date <= ${close} then ${close} else ${closeOf(sql`${year} + 1`)} end
      + interval '1 day' + make_interval(years => ${years})) at time zone ${shopTimeZone})
    from (select ${column} at time zone ${shopTimeZone}) as local (at)
    where local.at is not null)`
}

/** Whether the clock of a row of the table has run out at a moment; of a row that lives with another, by that one's. */
export function isOver(
  registry: Registry,
  name: string,
  alias: string,
  at: Date,
  financialYear: FinancialYear,
): RawBuilder<boolean> {
  const clock = clockOf(registry[name], name)
  if (clock.rule !== 'with') {
    const column = sql.ref(`${alias}.${clock.column}`)
    return sql`(${column} <= ${latestOver(clock, at)} and ${endOf(clock, column, financialYear)} <= ${at})`
  }
  const parent = `${alias}_of`
  return sql`${sql.ref(`${alias}.${clock.column}`)} in (
    select ${sql.ref(`${parent}.id`)} from ${tableId(clock.table)} as ${sql.id(parent)}
    where ${isOver(registry, clock.table, parent, at, financialYear)})`
}

export function clockOf(declaration: TableDeclaration | undefined, name: string): RetentionClock {
  if (!declaration || declaration.retention === 'none') throw new Error(`${name} has no clock`)
  return declaration.retention
}

/** The clock of the table, or of whichever it lives with in the end. */
export function rootClock(registry: Registry, name: string): Exclude<RetentionClock, { rule: 'with' }> {
  const clock = clockOf(registry[name], name)
  return clock.rule === 'with' ? rootClock(registry, clock.table) : clock
}

/** For the proof of a run: what was counted from where. */
export function describeClock(clock: Exclude<RetentionClock, { rule: 'with' }>): string {
  switch (clock.rule) {
    case 'after':
      return `${clock.days} days after ${clock.column}`
    case 'inactive':
      return `${clock.months} months after ${clock.column}`
    case 'financial_years':
      return `${clock.years} years after the close of the financial year of ${clock.column}`
    case 'calendar_years':
      return `${clock.years} years after the end of the year of ${clock.column}`
  }
}
