import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/** What is declared for one member state and rate; cents. */
export type OssLine = { country: string; vatBasisPoints: number; baseMinor: number; taxMinor: number }

/** What changes a quarter that was declared before, with the VAT that goes back or comes on top. */
export type OssCorrection = { quarter: string; country: string; taxMinor: number }

export type OssReturn = { quarter: string; lines: OssLine[]; corrections: OssCorrection[] }

/**
 * The return of the Union scheme for a quarter such as `2026-Q4` (directive 2006/112/EC art. 369g): supplies by member state and rate,
 * and corrections of earlier quarters by member state, each quarter on a line of its own (art. 369g(4)); what corrects the same
 * quarter is in its supplies.
 */
export async function makeOssReturn(db: Db, quarter: string): Promise<OssReturn> {
  const { rows } = await sql<OssLine & { correctedQuarter: string | null }>`
    select l.vat_country as country, l.vat_basis_points as "vatBasisPoints",
      sum(l.base_minor)::bigint as "baseMinor", sum(l.credit_minor - l.debit_minor)::bigint as "taxMinor",
      nullif(to_char(e.corrects_day, 'YYYY-"Q"Q'), ${quarter}) as "correctedQuarter"
    from shop.book_entry e join shop.book_line l on l.entry_id = e.id
    where e.source_kind = 'document' and l.treatment = 'oss' and l.base_minor is not null
      and to_char(e.piece_day, 'YYYY-"Q"Q') = ${quarter}
      and e.piece_day >= to_date(${`${quarter.slice(0, 4)}-01-01`}, 'YYYY-MM-DD')
      and e.piece_day < to_date(${`${Number(quarter.slice(0, 4)) + 1}-01-01`}, 'YYYY-MM-DD')
    group by 1, 2, 5 order by 5 nulls first, 1, 2`.execute(db)
  const lines = rows.filter(({ correctedQuarter }) => correctedQuarter === null)
  return {
    quarter,
    lines: lines.map(({ correctedQuarter: _, ...line }) => line),
    corrections: corrections(rows),
  }
}

function corrections(rows: readonly (OssLine & { correctedQuarter: string | null })[]): OssCorrection[] {
  const sums = new Map<string, OssCorrection>()
  for (const { correctedQuarter: quarter, country, taxMinor } of rows) {
    if (quarter === null) continue
    const key = `${quarter} ${country}`
    const before = sums.get(key)?.taxMinor ?? 0
    sums.set(key, { quarter, country, taxMinor: before + taxMinor })
  }
  return [...sums.values()]
}

/** The quarters of the calendar, such as `2026-Q4`, that a time touches. */
export function quartersOf({ from, to }: { from: string; to: string }): string[] {
  const quarters = new Set<string>()
  const last = Temporal.PlainYearMonth.from(to.slice(0, 7))
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    quarters.add(`${month.year}-Q${Math.ceil(month.month / 3)}`)
  return [...quarters]
}
