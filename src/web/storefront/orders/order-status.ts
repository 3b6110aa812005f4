import type { OrderOnPage, OrderState } from '../../../domains/orders/index.ts'
import { formatDate } from '../../ui/dates.ts'
import type { Visit } from '../../ui/visit.ts'

export type Progress = { step: 'placed' | 'paid' | 'delivered'; reached: boolean; at: Date | null }

const ended: readonly OrderState[] = ['cancelled', 'expired', 'refunded']

/** One sentence for the buyer: how the order stands and what comes next. */
export function leadOf({ m, locale }: Visit, order: OrderOnPage): string {
  const leads = m.order.leads
  switch (order.state) {
    case 'placed':
    case 'awaiting_payment':
      return `${leads.unpaid(formatDate(order.reservedUntil, locale, 'time'))} ${leads.paying}`
    case 'fulfilled':
      return hasUnit(order, 'sealed') ? leads.confirmedSealed : leads.confirmedOpen
    default:
      return leads[order.state]
  }
}

/** Three steps for an order on its way; none for one that ended without keys. */
export function progressOf(order: OrderOnPage): Progress[] {
  if (ended.includes(order.state)) return []
  return [
    { step: 'placed', reached: true, at: order.placedAt },
    { step: 'paid', reached: order.paidAt !== null, at: order.paidAt },
    { step: 'delivered', reached: order.state === 'fulfilled', at: null },
  ]
}

export function unitsIn(order: OrderOnPage, kind: string) {
  return order.lines.flatMap(({ units }) => units).filter(({ state }) => state.kind === kind)
}

export function hasUnit(order: OrderOnPage, kind: string): boolean {
  return unitsIn(order, kind).length > 0
}

/** Differs whenever the page would look different, so that a script can tell when to show the new one. */
export function versionOf(order: OrderOnPage): string {
  const units = order.lines.flatMap((line) => line.units.map(({ state }) => state.kind))
  return [order.state, order.emailRefused, Boolean(order.payUrl), ...units].join(' ')
}
