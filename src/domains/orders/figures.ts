import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import { shopTimeZone } from '../../shared/time.ts'

/**
 * How many orders were paid on each day of the shop's zone, from `from` to `to`, every day once. A day has 23 or 25 hours when the
 * clocks change.
 */
export async function countPaidByDay(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<{ day: string; orders: number }[]> {
  const { rows } = await sql<{ day: string; orders: number }>`
    select to_char(d.day, 'YYYY-MM-DD') as day, (
      select count(*) from shop."order" o
      where o.paid_at >= d.day::timestamp at time zone ${shopTimeZone}
        and o.paid_at < (d.day + 1)::timestamp at time zone ${shopTimeZone}) as orders
    from (select ${from}::date + n as day from generate_series(0, ${to}::date - ${from}::date) as n) d
    order by d.day`.execute(db)
  return rows.map(({ day, orders }) => ({ day, orders: Number(orders) }))
}

/** Keys of a product that left the stock since a moment, and those that buyers have paid and still wait for. */
export type Demand = { productId: ProductId; delivered: number; waiting: number }

export async function listDemand(db: Db, since: Date): Promise<Demand[]> {
  const { rows } = await sql<Demand>`
    select product_id as "productId", sum(delivered)::integer as delivered, sum(waiting)::integer as waiting from (
      select product_id, count(*) as delivered, 0 as waiting from shop.unit where delivered_at >= ${since} group by product_id
      union all
      select product_id, 0, count(*) from shop.unit where state = 'backordered' group by product_id
    ) as moved group by product_id`.execute(db)
  return rows
}
