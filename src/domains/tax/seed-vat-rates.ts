import type { Tx } from '../../platform/database/connect.ts'
import { forgetVatRates } from './vat-rate.ts'

/** From this day on its rate in basis points, until the next row of the country begins. */
type Change = readonly [validFrom: string, basisPoints: number]

/**
 * Standard rates of the 27 member states, without a gap from November 2014 to November 2026. Sources: European Commission, DG TAXUD,
 * "VAT rates applied in the Member States", section VIII (June 2021), and from 2017 on its Taxes in Europe Database; of Germany in
 * 2020 the Zweites Corona-Steuerhilfegesetz Art. 3. A test holds them against a second collection.
 */
export const standardRates: Readonly<Record<string, readonly Change[]>> = {
  AT: [['1984-01-01', 2000]],
  BE: [['1996-01-01', 2100]],
  BG: [['1999-01-01', 2000]],
  CY: [['2014-01-13', 1900]],
  CZ: [['2013-01-01', 2100]],
  DE: [
    ['2007-01-01', 1900],
    ['2020-07-01', 1600],
    ['2021-01-01', 1900],
  ],
  DK: [['1992-01-01', 2500]],
  EE: [
    ['2009-07-01', 2000],
    ['2024-01-01', 2200],
    ['2025-07-01', 2400],
  ],
  ES: [['2012-09-01', 2100]],
  FI: [
    ['2013-01-01', 2400],
    ['2024-09-01', 2550],
  ],
  FR: [['2014-01-01', 2000]],
  GR: [
    ['2010-07-01', 2300],
    ['2016-06-01', 2400],
  ],
  HR: [['2012-03-01', 2500]],
  HU: [['2012-01-01', 2700]],
  IE: [
    ['2012-01-01', 2300],
    ['2020-09-01', 2100],
    ['2021-03-01', 2300],
  ],
  IT: [['2013-10-01', 2200]],
  LT: [['2009-09-01', 2100]],
  LU: [
    ['1992-01-01', 1500],
    ['2015-01-01', 1700],
    ['2023-01-01', 1600],
    ['2024-01-01', 1700],
  ],
  LV: [['2012-07-01', 2100]],
  MT: [['2004-01-01', 1800]],
  NL: [['2012-10-01', 2100]],
  PL: [['2011-01-01', 2300]],
  PT: [['2011-01-01', 2300]],
  RO: [
    ['2010-07-01', 2400],
    ['2016-01-01', 2000],
    ['2017-01-01', 1900],
    ['2025-08-01', 2100],
  ],
  SE: [['1990-07-01', 2500]],
  SI: [['2013-07-01', 2200]],
  SK: [
    ['2011-01-01', 2000],
    ['2025-01-01', 2300],
  ],
}

/** Writes the known rates; rates that an operator added for other days stay as they are. */
export async function seedVatRates(tx: Tx): Promise<void> {
  await tx
    .insertInto('vat_rate')
    .values(Object.entries(standardRates).flatMap(([country, changes]) => periods(country, changes)))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  forgetVatRates()
}

function periods(country: string, changes: readonly Change[]) {
  return changes.map(([valid_from, rate_basis_points], index) => {
    const next = changes[index + 1]
    return {
      country,
      kind: 'standard' as const,
      rate_basis_points,
      valid_from,
      valid_to: next ? dayBefore(next[0]) : null,
    }
  })
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
