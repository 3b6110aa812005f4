import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { deliveryKinds, type MailState } from '../mail.ts'

/** Whose reminder was written. */
export async function listReminded(db: Db): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('mail')
    .select('order_id')
    .where('kind', '=', 'delivery_reminder')
    .where('order_id', 'is not', null)
    .execute()
  return rows.flatMap(({ order_id }) => order_id ?? [])
}

/** How the latest letter with a delivery stands, and when its buyer was reminded. */
export type DeliveryMail = { state: MailState; remindedAt: Date | null }

export async function readDeliveryMail(
  db: Db,
  orderIds: readonly OrderId[],
): Promise<Map<OrderId, DeliveryMail>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('mail')
    .select(['order_id', 'kind', 'state', 'created_at'])
    .where('order_id', 'in', orderIds)
    .where('kind', 'in', [...deliveryKinds, 'delivery_reminder'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const found = new Map<OrderId, DeliveryMail>()
  for (const { order_id, kind, state, created_at } of rows) {
    if (!order_id) continue
    const known = found.get(order_id) ?? { state, remindedAt: null }
    found.set(
      order_id,
      kind === 'delivery_reminder' ? { ...known, remindedAt: created_at } : { ...known, state },
    )
  }
  return found
}

/** Orders whose latest letter with a delivery did not arrive. */
export async function listUndelivered(db: Db): Promise<OrderId[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('mail')
        .select(['order_id', 'state'])
        .distinctOn('order_id')
        .where('kind', 'in', deliveryKinds)
        .where('order_id', 'is not', null)
        .orderBy('order_id')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .as('latest'),
    )
    .select('latest.order_id')
    .where(sql<boolean>`latest.state <> 'accepted'`)
    .execute()
  return rows.flatMap(({ order_id }) => order_id ?? [])
}
