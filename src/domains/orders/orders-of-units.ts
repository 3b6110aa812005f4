import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'

export type OrderOfUnit = { orderId: OrderId; number: string; unitState: string }

/** In which orders units stand; their ids and numbers, and nobody's name. */
export async function listOrdersOfUnits(
  db: Db,
  unitIds: readonly UnitId[],
): Promise<Map<UnitId, OrderOfUnit>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .select(['unit.id', 'order.id as orderId', 'order.number', 'unit.state as unitState'])
    .where(sql<boolean>`unit.id = any(${unitIds})`)
    .execute()
  return new Map(rows.map(({ id, ...order }) => [id, order]))
}
