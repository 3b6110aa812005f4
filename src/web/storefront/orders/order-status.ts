import { type Gift, isLive } from '../../../domains/gifts/index.ts'
import type { OrderOnPage, OrderState } from '../../../domains/orders/index.ts'
import type { UnitId } from '../../../shared/ids.ts'
import { formatDate } from '../../ui/dates.ts'
import type { Visit } from '../../ui/visit.ts'
import { giftWords } from '../gifts/gift-words.ts'

export type Progress = { step: 'placed' | 'paid' | 'delivered' | 'given'; reached: boolean; at: Date | null }

const ended: readonly OrderState[] = ['cancelled', 'expired', 'refunded']

/** The heading: how the order stands. */
export function titleOf({ m, locale }: Visit, order: OrderOnPage): string {
  if (order.heldFor === 'review') return m.order.states.in_review
  if (order.state === 'fulfilled' && isAllGiven(order))
    return giftWords[locale][hasUnit(order, 'given') ? 'orderTitle' : 'openedTitle']
  return order.state === 'fulfilled' && countUnits(order) === 1
    ? m.order.fulfilledOne
    : m.order.states[order.state]
}

/** One sentence for the buyer: how the order stands and what comes next. */
export function leadOf({ m, locale }: Visit, order: OrderOnPage): string {
  const leads = m.order.leads
  if (order.reviewUntil) {
    const until = formatDate(order.reviewUntil, locale, 'dateTimeInZone')
    return order.state === 'in_review' ? leads.reviewed(until) : leads.reviewedPaid(until)
  }
  switch (order.state) {
    case 'placed':
    case 'awaiting_payment':
      return unpaidLead(m, order, formatDate(order.reservedUntil, locale, 'timeInZone'))
    case 'fulfilled': {
      const count = countUnits(order)
      if (isAllGiven(order)) return giftWords[locale][hasUnit(order, 'given') ? 'orderLead' : 'openedLead']
      return hasUnit(order, 'sealed') ? leads.confirmedSealed(count) : leads.confirmedOpen(count)
    }
    default:
      return leads[order.state]
  }
}

// For what is not released yet no key is set aside, and none appears after the payment.
function unpaidLead({ order: { leads } }: Visit['m'], order: OrderOnPage, until: string): string {
  const held = unitsIn(order, 'waiting_for_payment').length
  return held === 0 ? leads.unpaidPreorder(until) : `${leads.unpaid(held, until)} ${leads.paying(held)}`
}

/** Whether it ended before any key was delivered. */
export function isGivenUp({ state }: OrderOnPage): boolean {
  return state === 'cancelled' || state === 'expired'
}

/** Whether every key of it is somebody else's. */
function isAllGiven(order: OrderOnPage): boolean {
  const units = order.lines.flatMap((line) => line.units)
  return units.length > 0 && units.every(({ state }) => state.kind === 'given' || state.kind === 'given_open')
}

/** Three steps for an order on its way; none for one that ended without keys. */
export function progressOf(order: OrderOnPage, gifts: ReadonlyMap<UnitId, Gift>): Progress[] {
  if (ended.includes(order.state)) return []
  return [
    { step: 'placed', reached: true, at: order.placedAt },
    { step: 'paid', reached: order.paidAt !== null, at: order.paidAt },
    lastStepOf(order, gifts),
  ]
}

/** Of keys that are all given away, nothing is delivered while one of them waits for its day. */
function lastStepOf(order: OrderOnPage, gifts: ReadonlyMap<UnitId, Gift>): Progress {
  const given = order.lines.flatMap(({ units }) => units).map(({ id }) => gifts.get(id))
  const under = given.filter((gift) => gift !== undefined && (isLive(gift) || gift.openedAt !== null))
  if (under.length === 0 || under.length < given.length)
    return { step: 'delivered', reached: order.state === 'fulfilled', at: order.deliveredAt }
  const sent = under.flatMap((gift) => gift?.sentAt ?? [])
  const last = sent.toSorted((one, other) => one.getTime() - other.getTime()).at(-1)
  return { step: 'given', reached: sent.length === under.length, at: last ?? null }
}

export function unitsIn(order: OrderOnPage, kind: string) {
  return order.lines.flatMap(({ units }) => units).filter(({ state }) => state.kind === kind)
}

export function countUnits(order: OrderOnPage): number {
  return order.lines.reduce((sum, { units }) => sum + units.length, 0)
}

export function hasUnit(order: OrderOnPage, kind: string): boolean {
  return unitsIn(order, kind).length > 0
}

/** Differs whenever the page would look different, so that a script can tell when to show the new one. */
export function versionOf(order: OrderOnPage): string {
  const units = order.lines.flatMap((line) => line.units.map(({ state }) => state.kind))
  return [order.state, order.emailRefused, Boolean(order.payUrl), ...units].join(' ')
}
