import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'

export type OrderHead = { number: string; gross: Money; placedAt: Date }

/** Number, sum and day of orders, for lists of other things that are about them. An order under restriction is not among them. */
export async function listOrderHeads(
  db: Db,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, OrderHead>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('order')
    .select(['id', 'number', 'gross_minor', 'currency', 'placed_at'])
    .where('id', 'in', orderIds)
    .execute()
  return new Map(
    rows.map(({ id, number, gross_minor, currency, placed_at }) => [
      id,
      { number, gross: money(gross_minor, currency), placedAt: placed_at },
    ]),
  )
}
