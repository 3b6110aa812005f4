import type { Tx } from '../../platform/database/connect.ts'
import { forgetVatRates } from './vat-rate.ts'

/**
 * Standard rates of the 27 member states in force in November 2026, each with the day from which it holds without a
 * break. Source: the rate lists that the European Commission and the national tax administrations publish.
 */
export const standardRates: readonly (readonly [country: string, basisPoints: number, validFrom: string])[] =
  [
    ['AT', 2000, '1984-01-01'],
    ['BE', 2100, '1996-01-01'],
    ['BG', 2000, '1999-01-01'],
    ['CY', 1900, '2014-01-13'],
    ['CZ', 2100, '2013-01-01'],
    ['DE', 1900, '2021-01-01'],
    ['DK', 2500, '1992-01-01'],
    ['EE', 2400, '2025-07-01'],
    ['ES', 2100, '2012-09-01'],
    ['FI', 2550, '2024-09-01'],
    ['FR', 2000, '2014-01-01'],
    ['GR', 2400, '2016-06-01'],
    ['HR', 2500, '2012-03-01'],
    ['HU', 2700, '2012-01-01'],
    ['IE', 2300, '2021-03-01'],
    ['IT', 2200, '2013-10-01'],
    ['LT', 2100, '2009-09-01'],
    ['LU', 1700, '2024-01-01'],
    ['LV', 2100, '2012-07-01'],
    ['MT', 1800, '2004-01-01'],
    ['NL', 2100, '2012-10-01'],
    ['PL', 2300, '2011-01-01'],
    ['PT', 2300, '2011-01-01'],
    ['RO', 2100, '2025-08-01'],
    ['SE', 2500, '1990-07-01'],
    ['SI', 2200, '2013-07-01'],
    ['SK', 2300, '2025-01-01'],
  ]

/** Writes the known rates; rates that an operator added for other days stay as they are. */
export async function seedVatRates(tx: Tx): Promise<void> {
  await tx
    .insertInto('vat_rate')
    .values(
      standardRates.map(([country, rate_basis_points, valid_from]) => ({
        country,
        kind: 'standard' as const,
        rate_basis_points,
        valid_from,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  forgetVatRates()
}
