import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { accounts } from './accounts.ts'

/** What trade came to on a day, in cents without VAT. */
export type DayOfTrade = {
  day: string
  /** By invoices. */
  soldMinor: number
  /** Taken off by credit notes, on the day of the note. */
  creditedMinor: number
  /** What the keys had cost that were sold, or that are good for nothing any more. */
  costMinor: number
}

/**
 * What was credited and invoiced anew for the same order on the same day, because of a name or a country, was neither sold nor
 * taken back. The days from `from` to `to` on which anything was booked, the oldest first. Of closed days the sums that were kept with the
 * closing are read, of open days the entries themselves.
 */
export async function listDaysOfTrade(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<DayOfTrade[]> {
  const cost = [accounts.purchases, accounts.stockChange, accounts.writtenOff]
  const { rows } = await sql<DayOfTrade>`
    with sums as (
      select day, account, debit_minor, credit_minor from shop.book_day where day between ${from} and ${to}
      union all
      select e.day, l.account, l.debit_minor, l.credit_minor
      from shop.book_entry e join shop.book_line l on l.entry_id = e.id
      where e.number is null and e.day between ${from} and ${to}
    ), anew as (
      select day, sum(least(sold, credited)) as minor from (
        select e.day, sum(l.credit_minor) as sold, sum(l.debit_minor) as credited
        from shop.book_entry e
          join shop.book_line c on c.entry_id = e.id and c.account = ${accounts.customers}
          join shop.book_line l on l.entry_id = e.id and l.account like '707%'
        where e.corrects_day is not null and e.day between ${from} and ${to}
        group by e.day, c.party) of_order
      group by day
    ), trade as (
      select day, coalesce(sum(credit_minor) filter (where account like '707%'), 0) as sold,
        coalesce(sum(debit_minor) filter (where account like '707%'), 0) as credited,
        coalesce(sum(debit_minor - credit_minor) filter (where account = any(${cost})), 0) as cost
      from sums group by day
    )
    select to_char(day, 'YYYY-MM-DD') as day, (sold - coalesce(minor, 0))::bigint as "soldMinor",
      (credited - coalesce(minor, 0))::bigint as "creditedMinor", cost::bigint as "costMinor"
    from trade left join anew using (day) order by trade.day`.execute(db)
  return rows
}
