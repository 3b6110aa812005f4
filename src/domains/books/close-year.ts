import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { FinancialYear } from '../invoicing/index.ts'
import { closePeriod } from './close-days.ts'
import { readYearState, type YearRefusal } from './year-state.ts'

export type YearOutcome =
  /** `isNew`: it was closed now, not before. */
  { ok: true; isNew: boolean; hash: string } | { ok: false; reason: YearRefusal }

/**
 * Closes a financial year, once and for good: it is over, its days and months are closed, and so is every year before it. Whoever
 * asks again, or twice at once, is told the same.
 */
export async function closeYear(
  { db, yearEnd }: { db: Db; yearEnd: FinancialYear },
  { year, actor }: { year: number; actor: AuditEntry['actor'] },
  at: Date,
): Promise<YearOutcome> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('books.closing'))`.execute(tx)
    const { closed, refusal, from, to, entries, lastNumber } = await readYearState(
      { db: tx, yearEnd },
      year,
      at,
    )
    if (closed) return { ok: true, isNew: false, hash: closed.hash }
    if (refusal) return { ok: false, reason: refusal }
    const hash = await closePeriod(tx, { kind: 'year', period: String(year), first: from, last: to, at })
    await recordAudit(tx, {
      subject: { kind: 'book_year', id: String(year) },
      action: 'books.year_closed',
      actor,
      details: { entries, lastNumber },
    })
    return { ok: true, isNew: true, hash: hash.toString('hex') }
  })
}
