import type { CustomerOrders } from '../../../domains/orders/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { type Money, money, roundMinor } from '../../../shared/money.ts'

/** Pure rule: what was paid in euros, less the part of each order that went back. */
export function spentOn(orders: readonly CustomerOrders[], returned: ReadonlyMap<OrderId, number>): Money {
  const minor = orders.reduce((sum, { id, isPaid, eurTotalMinor, grossMinor }) => {
    if (!isPaid || grossMinor === 0) return sum
    const left = Math.max(0, grossMinor - (returned.get(id) ?? 0))
    return sum + roundMinor((eurTotalMinor * left) / grossMinor)
  }, 0)
  return money(minor, shopCurrency)
}
