import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, UnitId, WaiverId } from '../../shared/ids.ts'

export async function findWaiverOrder(db: Db, waiverIds: readonly WaiverId[]): Promise<OrderId | undefined> {
  if (waiverIds.length === 0) return undefined
  const row = await db
    .selectFrom('waiver')
    .select('order_id')
    .where('id', 'in', waiverIds)
    .limit(1)
    .executeTakeFirst()
  return row?.order_id
}

export async function listWaivedUnits(db: Db, orderId: OrderId): Promise<UnitId[]> {
  const rows = await db.selectFrom('waiver').select('unit_id').where('order_id', '=', orderId).execute()
  return rows.map((row) => row.unit_id)
}

/** Of these units those that may be open: both answers were given and their receipt was accepted. */
export async function listAcceptedWaivers(db: Db, unitIds: readonly UnitId[]): Promise<UnitId[]> {
  const rows = await db
    .selectFrom('waiver')
    .select('unit_id')
    .where('unit_id', 'in', unitIds)
    .where('given_at_step', '=', 'reveal')
    .where('receipt_accepted_at', 'is not', null)
    .execute()
  return rows.map((row) => row.unit_id)
}

/** Waivers whose receipt was not accepted yet, the first one first: it names the letter. */
export async function listOpenWaivers(db: Db, orderId: OrderId): Promise<WaiverId[]> {
  const rows = await db
    .selectFrom('waiver')
    .select('id')
    .where('order_id', '=', orderId)
    .where('given_at_step', '=', 'reveal')
    .where('receipt_accepted_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** The answers given at checkout; their confirmation is the order confirmation itself. */
export async function listCheckoutWaivers(db: Db, orderId: OrderId): Promise<WaiverId[]> {
  const rows = await db
    .selectFrom('waiver')
    .select('id')
    .where('order_id', '=', orderId)
    .where('given_at_step', '=', 'checkout')
    .execute()
  return rows.map((row) => row.id)
}
