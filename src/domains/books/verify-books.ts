import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { hashDay } from './close-days.ts'

/** A closed period that is not what was closed. */
export type BookFlaw = {
  period: string
  problem: 'lines_differ' | 'sums_differ' | 'number_missing' | 'days_differ' | 'accounts_differ'
}

/**
 * Reckons every closed day anew from its lines, in order, and each longer period from its days.
 * @returns the first period that differs, of each kind of trouble; nothing when the books are whole.
 */
export async function verifyBooks(db: Db): Promise<BookFlaw[]> {
  const flaws: BookFlaw[] = []
  const { rows: days } = await sql<ClosedDay>`
    select period, hash, entries, debit_minor as "debitMinor", credit_minor as "creditMinor" from shop.book_closing
    where kind = 'day' order by last_day`.execute(db)
  for (const closed of days) {
    const now = await hashDay(db, closed.period)
    const same =
      now.entries === closed.entries &&
      now.debitMinor === closed.debitMinor &&
      now.creditMinor === closed.creditMinor
    if (!same) flaws.push({ period: closed.period, problem: 'sums_differ' })
    else if (!now.hash.equals(closed.hash)) flaws.push({ period: closed.period, problem: 'lines_differ' })
    if (flaws.length > 0) break
  }
  return [
    ...flaws,
    ...(await findGaps(db)),
    ...(await findWrongPeriods(db)),
    ...(await findWrongAccounts(db)),
  ]
}

type ClosedDay = { period: string; hash: Buffer; entries: number; debitMinor: number; creditMinor: number }

async function findGaps(db: Db): Promise<BookFlaw[]> {
  const { rows } = await sql<{ year: string }>`
    select financial_year::text as year from shop.book_entry where number is not null
    group by financial_year having max(number) <> count(*) or min(number) <> 1 order by 1`.execute(db)
  return rows.map(({ year }) => ({ period: year, problem: 'number_missing' }))
}

async function findWrongPeriods(db: Db): Promise<BookFlaw[]> {
  const { rows } = await sql<{ period: string; hash: Buffer; hashes: Buffer[] }>`
    select p.period, p.hash, array(select d.hash from shop.book_closing d where d.kind = 'day'
      and d.last_day <= p.last_day and d.last_day > p.first_day order by d.last_day) as hashes
    from (select *, case kind when 'month' then date_trunc('month', last_day)::date - 1
      else (last_day - interval '1 year')::date end as first_day from shop.book_closing where kind <> 'day') p
    order by p.last_day`.execute(db)
  const wrong = rows.find(({ hash, hashes }) => !digestOf(hashes).equals(hash))
  return wrong ? [{ period: wrong.period, problem: 'days_differ' }] : []
}

/** What each account came to on a closed day is the sum of that day's lines, also where the day as a whole agrees. */
async function findWrongAccounts(db: Db): Promise<BookFlaw[]> {
  const { rows } = await sql<{ period: string }>`
    with told as (
      select e.day, l.account, sum(l.debit_minor) as debit, sum(l.credit_minor) as credit
      from shop.book_entry e join shop.book_line l on l.entry_id = e.id
      where e.number is not null group by e.day, l.account
    )
    select to_char(coalesce(t.day, d.day), 'YYYY-MM-DD') as period
    from told t full join shop.book_day d on d.day = t.day and d.account = t.account
    where (t.debit, t.credit) is distinct from (d.debit_minor, d.credit_minor)
      and coalesce(t.day, d.day) >= (select min(day) from shop.book_entry)
    order by 1 limit 1`.execute(db)
  return rows.map(({ period }) => ({ period, problem: 'accounts_differ' }))
}

function digestOf(hashes: readonly Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const each of hashes) hash.update(each)
  return hash.digest()
}
