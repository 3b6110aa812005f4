import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { after, days, noonOf } from '../../shared/time.ts'
import type { FinancialYear } from '../invoicing/index.ts'
import { closePeriod } from './close-days.ts'
import { lastDayOf } from './financial-year.ts'

export type YearOutcome = { ok: true; hash: Buffer } | { ok: false; reason: 'not_over' | 'open_days' }

/**
 * Closes a financial year, once: every day of it is closed, and the next day too, so that nothing can come into it any more.
 * Asking again tells the same.
 */
export async function closeYear(
  { db, yearEnd }: { db: Db; yearEnd: FinancialYear },
  year: number,
  at: Date,
): Promise<YearOutcome> {
  const last = lastDayOf(year, yearEnd)
  if (at < after(noonOf(last), days(1))) return { ok: false, reason: 'not_over' }
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('books.closing'))`.execute(tx)
    const { rows: open } = await sql`
      select from shop.book_entry where number is null and day <= ${last} limit 1`.execute(tx)
    if (open.length > 0) return { ok: false, reason: 'open_days' }
    const first = after(noonOf(lastDayOf(year - 1, yearEnd)), days(1))
      .toISOString()
      .slice(0, 10)
    await closePeriod(tx, { kind: 'year', period: String(year), first, last, at })
    const { hash } = await tx
      .selectFrom('book_closing')
      .select('hash')
      .where('kind', '=', 'year')
      .where('period', '=', String(year))
      .executeTakeFirstOrThrow()
    return { ok: true, hash }
  })
}
