import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { inCents, type KnownRate } from './rates/exchange-rate.ts'
import { findNextRate } from './rates/rate-store.ts'

/** What is declared for one member state and rate; cents. */
export type OssLine = { country: string; vatBasisPoints: number; baseMinor: number; taxMinor: number }

/** What changes a quarter that was declared before, with the VAT that goes back or comes on top. */
export type OssCorrection = { quarter: string; country: string; taxMinor: number }

export type OssReturn = {
  quarter: string
  lines: OssLine[]
  corrections: OssCorrection[]
  /** With which other currencies were reckoned. */
  rates: KnownRate[]
  /** Currencies of which no rate is known yet: theirs are the euros of the invoices, until it is. */
  provisional: string[]
}

/** Supplies of one member state and rate, in one currency; cents, and the smallest unit of that currency where it is another. */
type Supplied = OssLine & {
  currency: string | null
  foreignBaseMinor: number | null
  foreignTaxMinor: number | null
  /** The quarter that is corrected; null in the quarter itself. */
  corrected: string | null
}

/**
 * The return of the Union scheme for a quarter such as `2026-Q4` (directive 2006/112/EC art. 369g): supplies by member state and rate,
 * and corrections of earlier quarters by member state, each quarter on a line of its own (art. 369g(4)); what corrects the same
 * quarter is in its supplies. Other currencies are reckoned with the European Central Bank's rate of the last day of the quarter, or
 * the next day that has one, whatever the invoices say (art. 369h(2)); a correction with that of the quarter that it corrects.
 */
export async function makeOssReturn(db: Db, quarter: string): Promise<OssReturn> {
  const supplied = await readSupplied(db, quarter)
  const rates = await ratesFor(db, supplied, quarter)
  const inEuros = supplied.map((each) => converted(each, rates.get(rateKey(each, quarter))))
  return {
    quarter,
    lines: linesOf(inEuros.filter(({ corrected }) => corrected === null)),
    corrections: correctionsOf(inEuros),
    rates: [...rates.values()].filter((rate) => rate !== undefined),
    provisional: [
      ...new Set(
        supplied.flatMap((each) =>
          each.currency && !rates.get(rateKey(each, quarter)) ? [each.currency] : [],
        ),
      ),
    ],
  }
}

async function readSupplied(db: Db, quarter: string): Promise<Supplied[]> {
  const year = Number(quarter.slice(0, 4))
  const { rows } = await sql<Supplied>`
    select l.vat_country as country, l.vat_basis_points as "vatBasisPoints", l.currency,
      coalesce(sum(l.credit_minor - l.debit_minor) filter (where l.base_minor is null), 0)::bigint as "baseMinor",
      coalesce(sum(l.credit_minor - l.debit_minor) filter (where l.base_minor is not null), 0)::bigint as "taxMinor",
      -coalesce(sum(l.foreign_minor) filter (where l.base_minor is null), 0)::bigint as "foreignBaseMinor",
      -coalesce(sum(l.foreign_minor) filter (where l.base_minor is not null), 0)::bigint as "foreignTaxMinor",
      nullif(to_char(e.corrects_day, 'YYYY-"Q"Q'), ${quarter}) as corrected
    from shop.book_entry e join shop.book_line l on l.entry_id = e.id
    where e.source_kind = 'document' and l.treatment = 'oss'
      and to_char(e.piece_day, 'YYYY-"Q"Q') = ${quarter}
      and e.piece_day >= to_date(${`${year}-01-01`}, 'YYYY-MM-DD')
      and e.piece_day < to_date(${`${year + 1}-01-01`}, 'YYYY-MM-DD')
    group by l.vat_country, l.vat_basis_points, l.currency, corrected
    order by corrected nulls first, l.vat_country, l.vat_basis_points, l.currency nulls first`.execute(db)
  return rows
}

const rateKey = ({ currency, corrected }: Supplied, quarter: string) => `${currency} ${corrected ?? quarter}`

/** One rate for each currency and quarter that is spoken of. */
async function ratesFor(
  db: Db,
  supplied: readonly Supplied[],
  quarter: string,
): Promise<ReadonlyMap<string, KnownRate | undefined>> {
  const rates = new Map<string, KnownRate | undefined>()
  for (const each of supplied) {
    const key = rateKey(each, quarter)
    if (each.currency === null || rates.has(key)) continue
    rates.set(key, await findNextRate(db, each.currency, lastDayOfQuarter(each.corrected ?? quarter)))
  }
  return rates
}

function converted(each: Supplied, rate: KnownRate | undefined): Supplied {
  if (!rate) return each
  return {
    ...each,
    baseMinor: inCents(each.foreignBaseMinor ?? 0, rate),
    taxMinor: inCents(each.foreignTaxMinor ?? 0, rate),
  }
}

function linesOf(supplied: readonly Supplied[]): OssLine[] {
  const lines = new Map<string, OssLine>()
  for (const { country, vatBasisPoints, baseMinor, taxMinor } of supplied) {
    const key = `${country} ${vatBasisPoints}`
    const before = lines.get(key) ?? { baseMinor: 0, taxMinor: 0 }
    const sums = { baseMinor: before.baseMinor + baseMinor, taxMinor: before.taxMinor + taxMinor }
    lines.set(key, { country, vatBasisPoints, ...sums })
  }
  return [...lines.values()]
}

function correctionsOf(supplied: readonly Supplied[]): OssCorrection[] {
  const sums = new Map<string, OssCorrection>()
  for (const { corrected: quarter, country, taxMinor } of supplied) {
    if (quarter === null) continue
    const key = `${quarter} ${country}`
    const before = sums.get(key)?.taxMinor ?? 0
    sums.set(key, { quarter, country, taxMinor: before + taxMinor })
  }
  return [...sums.values()]
}

function lastDayOfQuarter(quarter: string): string {
  const [year = 0, which = 0] = quarter.split('-Q').map(Number)
  return Temporal.PlainYearMonth.from({ year, month: which * 3 })
    .toPlainDate({ day: 31 })
    .toString()
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
