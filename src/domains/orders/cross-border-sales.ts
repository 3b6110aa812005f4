import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopTimeZone } from '../../shared/time.ts'
import { type CrossBorderSales, crossBorderTreatments } from '../tax/index.ts'

/**
 * What was sold to consumers of other member states, net and in cents of euros: paid, or still to be paid within its time. What went back
 * later counts: once past the threshold, a year stays past it (directive 2006/112/EC art. 59c(2)). What VAT went back of was bought by a
 * business, and counts no more.
 */
export async function sumCrossBorderSales(
  db: Db,
  at: Date,
  sellerCountry: string,
): Promise<CrossBorderSales> {
  const yearOf = (moment: unknown) => sql`extract(year from ${moment} at time zone ${shopTimeZone})`
  const { rows } = await sql<CrossBorderSales>`
    with sold as (
      select ${yearOf(sql`o.placed_at`)} as year,
        round(l.net_minor::numeric * o.eur_total_minor / nullif(o.gross_minor, 0)) as net
      from shop.order_line l join shop."order" o on o.id = l.order_id
      where l.vat_treatment = any(${[...crossBorderTreatments]}) and o.country <> ${sellerCountry}
        and (o.paid_at is not null or o.state in ('placed', 'awaiting_payment', 'awaiting_choice', 'in_review'))
        and not exists (select from shop.unit u where u.order_id = o.id and u.order_line_id = l.id and u.vat_returned_minor > 0)
        and ${yearOf(sql`o.placed_at`)} >= ${yearOf(sql`${at}::timestamptz`)} - 1
    )
    select coalesce(sum(net) filter (where year = ${yearOf(sql`${at}::timestamptz`)}), 0)::int as "thisYearMinor",
      coalesce(sum(net) filter (where year < ${yearOf(sql`${at}::timestamptz`)}), 0)::int as "lastYearMinor"
    from sold`.execute(db)
  return rows[0] ?? { thisYearMinor: 0, lastYearMinor: 0 }
}
