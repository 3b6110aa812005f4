import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import { reserveKeys } from '../keys/index.ts'
import { deliverReserved } from './deliver-units.ts'
import { lockOrder } from './lock-order.ts'
import { paidState, reservationMinutes } from './order.ts'
import { setOrderState } from './store.ts'
import { bindKeys } from './unit-store.ts'
import { nextInBacklog } from './waiting-queries.ts'

/**
 * Serves waiting units of a product, first come first served, until the stock or the queue ends. One short
 * transaction per unit, so that a long queue blocks nobody.
 * @returns how many units were served.
 */
export async function fillBackorders(db: Db, outbox: Outbox, productId: ProductId): Promise<number> {
  const passedOver: UnitId[] = []
  let failure: unknown
  for (let served = 0; ; served++) {
    const next = await nextInBacklog(db, productId, passedOver)
    if (!next) {
      if (failure) throw failure
      return served
    }
    try {
      if (!(await serve(db, outbox, next))) return served
    } catch (error) {
      // One order that cannot be served does not keep those behind it waiting; that it failed is told at the end.
      passedOver.push(next.unitId)
      failure = error
    }
  }
}

type Waiting = { unitId: UnitId; orderId: OrderId; productId: ProductId }

async function serve(db: Db, outbox: Outbox, { unitId, orderId, productId }: Waiting): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const unit = order?.units.find((candidate) => candidate.id === unitId)
    // Somebody else served or refunded it since we looked: go on with the next one.
    if (!order?.paid || order.heldFor || unit?.state !== 'backordered') return true
    const taken = await reserveKeys(tx, [{ productId, unitIds: [unitId] }], { minutes: reservationMinutes })
    if (!taken.ok) return false
    await bindKeys(tx, taken.reserved)
    unit.state = 'reserved'
    await deliverReserved(tx, order)
    await setOrderState(tx, orderId, paidState(order.units))
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: 'order.backorder_filled',
      actor: { kind: 'system' },
      details: { units: 1 },
    })
    await outbox.emit(tx, { type: 'units_delivered', orderId, unitIds: [unitId] })
    return true
  })
}
