import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { releaseKeys } from '../keys/index.ts'
import { giveBackCoupon } from '../promotions/index.ts'
import type { LockedOrder } from './lock-order.ts'
import { setOrderState } from './store.ts'
import { setUnits } from './unit-store.ts'

/** Lets go of an order that was not paid: its keys, and the use of a coupon, go back in the same transaction. */
export async function endOrder(
  tx: Tx,
  order: LockedOrder,
  as: 'cancelled' | 'expired',
  by: 'customer' | 'system' = as === 'cancelled' ? 'customer' : 'system',
): Promise<void> {
  if (order.paid || order.state === 'cancelled' || order.state === 'expired') return
  const held = order.units.filter((unit) => unit.state === 'reserved').map((unit) => unit.id)
  const open = order.units.filter((unit) => ['reserved', 'waiting', 'backordered'].includes(unit.state))
  await setUnits(
    tx,
    open.map((unit) => unit.id),
    'released',
  )
  await releaseKeys(tx, held, as)
  for (const unit of open) unit.state = 'released'
  await giveBackCoupon(tx, order.id)
  order.state = as
  await setOrderState(tx, order.id, as)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: `order.${as}`,
    actor: { kind: by },
    details: { released: held.length },
  })
}
