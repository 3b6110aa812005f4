import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { GiftId, OrderId, UnitId } from '../../shared/ids.ts'
import { type Gift, linkDays } from './gift.ts'
import { giftFrom } from './store.ts'

/** The latest gift of each key of an order. */
export async function listGiftsOfOrder(db: Db, orderId: OrderId): Promise<Map<UnitId, Gift>> {
  const rows = await db
    .selectFrom('gift')
    .selectAll()
    .distinctOn('unit_id')
    .where('order_id', '=', orderId)
    .orderBy('unit_id')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.unit_id, giftFrom(row)]))
}

/** What has to be looked at: gifts that wait for something, and opened ones as long as their link leads to a key. */
export async function listGiftsToTend(
  db: Db,
  { after, limit, now }: { after: GiftId | undefined; limit: number; now: Date },
): Promise<Gift[]> {
  const rows = await db
    .selectFrom('gift')
    .selectAll()
    .where('state', 'in', ['scheduled', 'sent', 'opened'])
    .where(
      sql<boolean>`coalesce(opened_at, made_at) > ${now}::timestamptz - make_interval(days => ${linkDays + 365})`,
    )
    .$if(after !== undefined, (query) => query.where('id', '>', after as GiftId))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(giftFrom)
}
