import type { Tx } from '../../platform/database/connect.ts'
import type { GiftId } from '../../shared/ids.ts'
import { type LockedOrder, lockOrder } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import type { Gift } from './gift.ts'
import { findGift } from './store.ts'

export type LockedGift = { gift: Gift; order: LockedOrder; unit: LockedOrder['units'][number] }

/** A gift under the lock of its order: whoever opens, recalls, sends or pays back waits for the other, and finds what it left. */
export async function lockGift(tx: Tx, id: GiftId): Promise<LockedGift | undefined> {
  const known = await findGift(tx, id)
  const order = known && (await lockOrder(tx, known.orderId))
  const gift = order && (await findGift(tx, id))
  const unit = order?.units.find((each) => each.id === gift?.unitId)
  return gift && unit && { gift, order, unit }
}

/** Runs with the locked gift in a transaction of its own; `otherwise` when there is none. */
export function withGift<T>(
  { db }: Pick<GiftDeps, 'db'>,
  id: GiftId,
  otherwise: T,
  run: (tx: Tx, locked: LockedGift) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const locked = await lockGift(tx, id)
    return locked ? run(tx, locked) : otherwise
  })
}
