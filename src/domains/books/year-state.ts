import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { localDayAfter } from '../../shared/time.ts'
import type { FinancialYear } from '../invoicing/index.ts'
import { dayAfter, firstDayOf, lastDayOf, openDays } from './financial-year.ts'
import { type HeldUp, listHeldUp } from './waiting-movements.ts'

/**
 * Why a year cannot be closed yet. `not_over`: its last days are still open. `waiting`: something that moved in it waits for its exchange
 * rate. `open_days`, `open_months`: the nights have not closed them. `earlier_open`: the year before comes first. `empty`: nothing is
 * booked in it.
 */
export type YearRefusal = 'not_over' | 'waiting' | 'open_days' | 'open_months' | 'earlier_open' | 'empty'

/** A financial year on its way to be closed; sums are those of its closed days, in cents. */
export type YearState = {
  year: number
  from: string
  to: string
  /** The first day on which it may be closed. */
  closableFrom: string
  entries: number
  lastNumber: number | null
  debitMinor: number
  /** The hash in hexadecimal digits; null while it is open. */
  closed: { hash: string; at: Date } | null
  /** What moved in it and waits for an exchange rate, by which it is still to be booked in it. */
  heldUp: HeldUp[]
  refusal: YearRefusal | null
}

type Found = Pick<YearState, 'entries' | 'lastNumber' | 'debitMinor'> & {
  hash: string | null
  closedAt: Date | null
  openDays: boolean
  openMonths: boolean
  earlierOpen: boolean
}

/** How far a financial year is, and what still speaks against closing it. */
export async function readYearState(
  { db, yearEnd }: { db: Db; yearEnd: FinancialYear },
  year: number,
  at: Date,
): Promise<YearState> {
  const span = { from: firstDayOf(year, yearEnd), to: lastDayOf(year, yearEnd) }
  const { hash, closedAt, entries, lastNumber, debitMinor, ...open } = await readFound(db, year, span)
  const state = {
    year,
    ...span,
    closableFrom: dayAfter(span.to, openDays + 1),
    entries,
    lastNumber,
    debitMinor,
    heldUp: await listHeldUp(db, span.to),
  }
  if (hash !== null && closedAt !== null) return { ...state, closed: { hash, at: closedAt }, refusal: null }
  return { ...state, closed: null, refusal: refusalOf(state, open, localDayAfter(at, 0)) }
}

function refusalOf(
  { closableFrom, entries, heldUp }: Pick<YearState, 'closableFrom' | 'entries' | 'heldUp'>,
  open: Pick<Found, 'openDays' | 'openMonths' | 'earlierOpen'>,
  today: string,
): YearRefusal | null {
  if (today < closableFrom) return 'not_over'
  if (heldUp.length > 0) return 'waiting'
  if (open.openDays) return 'open_days'
  if (open.openMonths) return 'open_months'
  if (open.earlierOpen) return 'earlier_open'
  return entries === 0 ? 'empty' : null
}

async function readFound(db: Db, year: number, { from, to }: { from: string; to: string }): Promise<Found> {
  const { rows } = await sql<Found>`
    select encode(y.hash, 'hex') as hash, y.closed_at as "closedAt", d.*,
      exists (select from shop.book_entry where number is null and day <= ${to}) as "openDays",
      exists (select from shop.book_closing day where kind = 'day' and last_day between ${from} and ${to}
        and date_trunc('month', last_day) + interval '1 month - 1 day' <= ${to}::date
        and not exists (select from shop.book_closing m where m.kind = 'month' and m.period = to_char(day.last_day, 'YYYY-MM'))
      ) as "openMonths",
      exists (select from shop.book_closing day where kind = 'day' and last_day < ${from}
        and not exists (select from shop.book_closing other where other.kind = 'year' and other.last_day >= day.last_day)
      ) as "earlierOpen"
    from (select coalesce(sum(entries), 0)::integer as entries, max(last_number) as "lastNumber",
        coalesce(sum(debit_minor), 0)::bigint as "debitMinor"
      from shop.book_closing where kind = 'day' and last_day between ${from} and ${to}) d
    left join shop.book_closing y on y.kind = 'year' and y.period = ${String(year)}`.execute(db)
  const [found] = rows
  if (!found) throw new Error('a sum has one row')
  return found
}
