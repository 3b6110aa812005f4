import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, ProductId, UnitId } from '../../shared/ids.ts'

/** What an order's lines sold, by their position. */
export async function listSoldProducts(db: Db, orderId: OrderId): Promise<ReadonlyMap<number, ProductId>> {
  const rows = await db
    .selectFrom('order_line')
    .select(['position', 'product_id'])
    .where('order_id', '=', orderId)
    .execute()
  return new Map(rows.map(({ position, product_id }) => [position, product_id]))
}

export type SoldUnit = { orderNumber: string; productId: ProductId; unitId: UnitId; grossMinor: number }

/** The units of orders by their numbers. */
export async function listSoldUnits(db: Db, orderNumbers: readonly string[]): Promise<SoldUnit[]> {
  if (orderNumbers.length === 0) return []
  const { rows } = await sql<SoldUnit>`
    select o.number as "orderNumber", u.product_id as "productId", u.id as "unitId", u.gross_minor as "grossMinor"
    from shop."order" o join shop.unit u on u.order_id = o.id
    where o.number = any(${orderNumbers}) order by u.id`.execute(db)
  return rows
}
