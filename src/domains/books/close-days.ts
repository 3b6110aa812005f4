import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { type FinancialYear, financialYearOf } from '../invoicing/index.ts'
import { dayAfter, lastDayOf } from './financial-year.ts'
import { findFirstWaitingDay } from './waiting-movements.ts'

export type CloseDeps = { db: Db; yearEnd: FinancialYear }

/**
 * Closes every day up to `lastDay`, in order: its entries get their numbers, without a gap within the financial year, and a hash over
 * all that stands in them and over the day before. Then the months that are over with it. Nothing comes into a closed day any more.
 * The last day of a financial year stays open, and all after it, while something of that year waits for its exchange rate.
 * @returns the days that were closed.
 */
export async function closeDays({ db, yearEnd }: CloseDeps, until: string, at: Date): Promise<string[]> {
  const held = await heldDay(db, yearEnd)
  const lastDay = held !== null && held <= until ? dayAfter(held, -1) : until
  const closed: string[] = []
  for (let day = await nextOpen(db, lastDay); day; day = await nextOpen(db, lastDay)) {
    const open = day
    await db.transaction().execute((tx) => closeDay(tx, open, yearEnd, at))
    closed.push(open)
  }
  await db.transaction().execute((tx) => closeMonths(tx, lastDay, at))
  return closed
}

/** The last day of the year in which the first of what waits has to be booked. */
async function heldDay(db: Db, yearEnd: FinancialYear): Promise<string | null> {
  const day = await findFirstWaitingDay(db)
  return day && lastDayOf(financialYearOf(day, yearEnd), yearEnd)
}

async function nextOpen(db: Db, lastDay: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select to_char(min(day), 'YYYY-MM-DD') as day from shop.book_entry where number is null and day <= ${lastDay}`.execute(
    db,
  )
  return rows[0]?.day ?? undefined
}

async function closeDay(tx: Tx, day: string, yearEnd: FinancialYear, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('books.closing'))`.execute(tx)
  const financialYear = financialYearOf(day, yearEnd)
  await sql`
    update shop.book_entry e set number = n.number, financial_year = ${financialYear}, closed_on = ${at}
    from (select id, row_number() over (order by id) + coalesce(
        (select max(number) from shop.book_entry where financial_year = ${financialYear}), 0) as number
      from shop.book_entry where day = ${day} and number is null) n
    where e.id = n.id`.execute(tx)
  const { hash, ...sums } = await hashDay(tx, day)
  await sql`
    insert into shop.book_closing (kind, period, last_day, first_number, last_number, entries, debit_minor, credit_minor, hash, closed_at)
    values ('day', ${day}, ${day}, ${sums.firstNumber}, ${sums.lastNumber}, ${sums.entries}, ${sums.debitMinor},
      ${sums.creditMinor}, ${hash}, ${at})`.execute(tx)
  await sql`
    insert into shop.book_day (day, account, debit_minor, credit_minor)
    select ${day}, l.account, sum(l.debit_minor), sum(l.credit_minor)
    from shop.book_entry e join shop.book_line l on l.entry_id = e.id
    where e.day = ${day} and e.number is not null group by l.account`.execute(tx)
}

export type DaySums = {
  firstNumber: number | null
  lastNumber: number | null
  entries: number
  debitMinor: number
  creditMinor: number
  hash: Buffer
}

type HashedLine = { number: number; text: string; debit: number; credit: number }

/** The hash of a closed day: SHA-256 over the hash of the closed day before and each line as the database writes it. */
export async function hashDay(db: Db, day: string): Promise<DaySums> {
  const before = await sql<{ hash: Buffer }>`
    select hash from shop.book_closing where kind = 'day' and last_day < ${day} order by last_day desc limit 1`.execute(
    db,
  )
  const hash = createHash('sha256').update(before.rows[0]?.hash ?? '')
  const sums = {
    firstNumber: null as number | null,
    lastNumber: null as number | null,
    entries: 0,
    debitMinor: 0,
    creditMinor: 0,
  }
  for await (const { number, text, debit, credit } of linesOf(db, day)) {
    hash.update(text).update('\n')
    if (number !== sums.lastNumber) sums.entries += 1
    sums.firstNumber ??= number
    sums.lastNumber = number
    sums.debitMinor += debit
    sums.creditMinor += credit
  }
  return { ...sums, hash: hash.digest() }
}

/** Entries. */
const pageSize = 1000

async function* linesOf(db: Db, day: string): AsyncGenerator<HashedLine> {
  for (let last = 0; ; ) {
    const { rows } = await sql<HashedLine>`
      select e.number, l.debit_minor as debit, l.credit_minor as credit,
        jsonb_build_array(e.number, e.financial_year, e.journal, e.day, e.piece, e.piece_day, e.label, e.source_kind, e.source_id,
          e.business, e.corrects_day, to_jsonb(l) - 'entry_id')::text as text
      -- Read along the day: the numbers were given a moment ago, and the planner knows nothing of them yet.
      from (select * from shop.book_entry where day = ${day} and coalesce(number, 0) > ${last}
        order by coalesce(number, 0) limit ${pageSize}) e
      join shop.book_line l on l.entry_id = e.id
      order by e.number, l.position`.execute(db)
    yield* rows
    last = rows.at(-1)?.number ?? Number.POSITIVE_INFINITY
    if (!Number.isFinite(last)) return
  }
}

// A month is over when its last day is among the closed ones or behind them, and nothing came into it meanwhile.
async function closeMonths(tx: Tx, lastDay: string, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('books.closing'))`.execute(tx)
  const { rows } = await sql<{ month: string; last: string }>`
    select to_char(date_trunc('month', last_day), 'YYYY-MM') as month,
      to_char(date_trunc('month', last_day) + interval '1 month - 1 day', 'YYYY-MM-DD') as last
    from shop.book_closing d
    where kind = 'day' and date_trunc('month', last_day) + interval '1 month - 1 day' <= ${lastDay}::date
      and not exists (select from shop.book_closing m where m.kind = 'month' and m.period = to_char(d.last_day, 'YYYY-MM'))
      and not exists (select from shop.book_entry e
        where e.number is null and e.day <= date_trunc('month', d.last_day) + interval '1 month - 1 day')
    group by 1, 2 order by 1`.execute(tx)
  for (const { month, last } of rows)
    await closePeriod(tx, { kind: 'month', period: month, first: `${month}-01`, last, at })
}

/** A longer period is the sum of its closed days, and its hash that of theirs. @returns the hash. */
export async function closePeriod(
  tx: Tx,
  {
    kind,
    period,
    first,
    last,
    at,
  }: { kind: 'month' | 'year'; period: string; first: string; last: string; at: Date },
): Promise<Buffer> {
  const { rows } = await sql<{ hash: Buffer }>`
    select hash from shop.book_closing where kind = 'day' and last_day between ${first} and ${last} order by last_day`.execute(
    tx,
  )
  const digest = createHash('sha256')
  for (const day of rows) digest.update(day.hash)
  const hash = digest.digest()
  await sql`
    insert into shop.book_closing (kind, period, last_day, first_number, last_number, entries, debit_minor, credit_minor, hash, closed_at)
    select ${kind}, ${period}, ${last}, min(first_number), max(last_number), coalesce(sum(entries), 0),
      coalesce(sum(debit_minor), 0), coalesce(sum(credit_minor), 0), ${hash}, ${at}
    from shop.book_closing where kind = 'day' and last_day between ${first} and ${last}
    on conflict do nothing`.execute(tx)
  return hash
}

export type Closing = {
  kind: string
  period: string
  firstNumber: number | null
  lastNumber: number | null
  entries: number
  debitMinor: number
  creditMinor: number
  /** Hexadecimal. */
  hash: string
  closedAt: string
}

/** What was closed within a time, days before months before the year. */
export async function listClosings(db: Db, { from, to }: { from: string; to: string }): Promise<Closing[]> {
  const { rows } = await sql<Closing>`
    select kind, period, first_number as "firstNumber", last_number as "lastNumber", entries, debit_minor as "debitMinor",
      credit_minor as "creditMinor", encode(hash, 'hex') as hash, to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "closedAt"
    from shop.book_closing where last_day between ${from} and ${to} order by length(period) desc, last_day`.execute(
    db,
  )
  return rows
}
