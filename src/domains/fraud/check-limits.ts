import type { Db } from '../../platform/database/connect.ts'
import { hashMailbox } from '../../shared/email.ts'
import type { OrderId, ProductId } from '../../shared/ids.ts'
import { countUnderWay } from '../orders/index.ts'
import { isPublic } from './gather-facts.ts'
import { readSetting } from './store.ts'

export type LimitedOrder = {
  email: string
  network: string | null
  hasCoupon: boolean
  lines: readonly { productId: ProductId; quantity: number }[]
  /** Orders that end when this one is placed. */
  replaced: readonly OrderId[]
}

/** What was reached: unpaid orders of the mailbox, units of one product in a day, orders with a coupon from a network in an hour. */
export type LimitReached = 'open_orders' | 'product_units' | 'coupon_orders'

/**
 * The limits that hold for everybody, whoever they are and whatever they object to: against keys that are set aside and never
 * paid, against buying a shelf empty, and against scripts that try codes. They are counted without a lock: of orders that
 * come at the very same moment a few more may pass.
 * @returns the first limit that the order would pass; undefined when it may be placed.
 */
export async function findLimitReached(db: Db, order: LimitedOrder): Promise<LimitReached | undefined> {
  const setting = await readSetting(db)
  const network = order.network && isPublic(order.network) ? order.network : null
  const { open, couponOrders, unitsOf } = await countUnderWay(db, {
    mailboxHash: hashMailbox(order.email),
    network,
    not: order.replaced,
  })
  if (open >= setting.openOrdersMax) return 'open_orders'
  const wanted = Map.groupBy(order.lines, ({ productId }) => productId)
  for (const [productId, lines] of wanted) {
    const units = lines.reduce((sum, { quantity }) => sum + quantity, unitsOf.get(productId) ?? 0)
    if (units > setting.productUnitsMax) return 'product_units'
  }
  if (order.hasCoupon && couponOrders >= setting.couponOrdersMax) return 'coupon_orders'
  return undefined
}
