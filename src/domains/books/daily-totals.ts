import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { VatTreatment } from '../invoicing/index.ts'

/** What was sold to consumers on a day by treatment and rate; cents, what went back taken off. */
export type DailyTotal = {
  day: string
  treatment: VatTreatment
  vatCountry: string | null
  vatBasisPoints: number
  documents: number
  netMinor: number
  taxMinor: number
}

/** The aggregates of e-reporting (CGI art. 290, from 1 September 2027 for small businesses): sales to whoever is not a business. */
export async function listDailyTotals(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<DailyTotal[]> {
  const { rows } = await sql<DailyTotal>`
    select to_char(e.piece_day, 'YYYY-MM-DD') as day, l.treatment, l.vat_country as "vatCountry",
      l.vat_basis_points as "vatBasisPoints", count(distinct e.id) as documents,
      sum(case when l.base_minor is null then l.credit_minor - l.debit_minor else 0 end)::bigint as "netMinor",
      sum(case when l.base_minor is null then 0 else l.credit_minor - l.debit_minor end)::bigint as "taxMinor"
    from shop.book_entry e join shop.book_line l on l.entry_id = e.id
    where e.source_kind = 'document' and not e.business and l.treatment is not null
      and e.piece_day between ${from} and ${to}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  return rows
}
