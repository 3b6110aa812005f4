import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { RetentionClock } from '../../shared/personal-data.ts'
import { endOf, latestOver } from './clock.ts'

const { db } = await testDatabase()
const december = { month: 12, day: 31 }
const february = { month: 2, day: 29 }

/** What is not asked for its end has none that is over: of any moment, on both sides of leap days and of summer time. */
test.each<Exclude<RetentionClock, { rule: 'with' }>>([
  { rule: 'after', column: 'at', days: 30 },
  { rule: 'inactive', column: 'at', months: 36, warnDays: 30 },
  { rule: 'inactive', column: 'at', months: 6, warnDays: 30 },
  { rule: 'financial_years', column: 'at', years: 10 },
  { rule: 'calendar_years', column: 'at', years: 5 },
])('what came later has not run out: $rule', async (clock) => {
  for (const at of [
    '2028-02-29T00:30:00Z',
    '2028-03-01T12:00:00Z',
    '2027-01-01T00:00:00Z',
    '2026-08-31T22:30:00Z',
  ])
    for (const year of [december, february]) {
      const now = new Date(at)
      const { rows } = await sql<{ over: number; left: number }>`
        select count(*) filter (where ends <= ${now}) as over,
          count(*) filter (where ends <= ${now} and at > ${latestOver(clock, now)}) as left
        from (
          select at, ${endOf(clock, sql.ref('at'), year)} as ends
          from generate_series(timestamptz '2014-01-01', timestamptz '2029-01-01', interval '19 hours') as at) t`.execute(
        db,
      )
      expect(rows[0]?.over).toBeGreaterThan(0)
      expect(rows[0]?.left).toBe(0)
    }
})
