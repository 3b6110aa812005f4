import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'

/** What went back of each of these orders, or is on its way, in the currency that it was paid in. */
export async function listReturned(
  db: Db,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, number>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<{ id: OrderId; minor: number }>`
    select order_id as id, sum(amount_minor)::int as minor from shop.refund
    where order_id = any(${orderIds}) and state not in ('failed', 'canceled') group by order_id`.execute(db)
  return new Map(rows.map(({ id, minor }) => [id, minor]))
}
