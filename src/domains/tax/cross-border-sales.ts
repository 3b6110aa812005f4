import type { Db, Tx } from '../../platform/database/connect.ts'
import type { CrossBorderSales } from './place-of-supply.ts'

/**
 * What was invoiced in a year and in the one before; nobody else adds to that year until the transaction ends. Asked under the lock of
 * the series of invoices, so that their numbers are the order in which the threshold is reached.
 */
export async function lockCrossBorderSales(tx: Tx, year: number): Promise<CrossBorderSales> {
  await tx
    .insertInto('cross_border_sales')
    .values({ year })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('cross_border_sales')
    .select('net_minor')
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { thisYearMinor: row.net_minor, lastYearMinor: await netOf(tx, year - 1) }
}

/** A sale that was invoiced, or, negative, one that turned out to be none of them. */
export async function addCrossBorderSale(tx: Tx, year: number, netMinor: number): Promise<void> {
  if (netMinor === 0) return
  await tx
    .updateTable('cross_border_sales')
    .set(({ eb }) => ({ net_minor: eb('net_minor', '+', netMinor) }))
    .where('year', '=', year)
    .execute()
}

async function netOf(db: Db, year: number): Promise<number> {
  const row = await db
    .selectFrom('cross_border_sales')
    .select('net_minor')
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.net_minor ?? 0
}
