import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'

/** Whether anything was ever paid for in this shop. */
export async function hasSold(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('order')
    .select('id')
    .where('paid_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The numbers of orders, as far as the one who asks may see them. */
export async function listOrderNumbers(db: Db, ids: readonly OrderId[]): Promise<Map<OrderId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('order').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** In what orders are paid. */
export async function listOrderCurrencies(db: Db, ids: readonly OrderId[]): Promise<Map<OrderId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('order').select(['id', 'currency']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, currency }) => [id, currency]))
}
