import { z } from 'zod'
import {
  type CustomerId,
  type OrderFilter,
  type OrderSort,
  orderSorts,
  parseCustomerId,
} from '../../../domains/orders/index.ts'
import { currencies } from '../../../shared/currency.ts'
import { fromWallClock, localDayAfter, noonOf } from '../../../shared/time.ts'
import { day, type ListQuery, listQuery, oneOf, typed } from '../list/list-query.ts'

/** Orders that are worth telling apart in a list; a choice may mean several states of the database. */
export const shownStates = [
  'awaiting_payment',
  'awaiting_choice',
  'in_review',
  'confirmed',
  'part_fulfilled',
  'fulfilled',
  'cancelled',
  'expired',
  'refunded',
] as const
export const heldReasons = ['any', 'dispute', 'fraud_warning', 'review', 'staff'] as const

export const orderList = listQuery(['-placed', ...orderSorts], {
  state: oneOf(shownStates),
  held: oneOf(heldReasons),
  from: day,
  until: day,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .or(z.literal(''))
    .catch(''),
  currency: oneOf(Object.keys(currencies)),
  product: typed,
  // A number or a name from the provider: what may stand in an address. A mailbox and a key may not.
  text: typed,
  customer: typed,
  owed: oneOf(['1']),
})
export type OrderFilters = ReturnType<typeof orderList.parse>['filters']
export type OrderQuery = ListQuery<OrderSort, OrderFilters>

/** Customers as they stand in an address: a mailbox may be an account's and a guest's. */
export const customersIn = (text: string): CustomerId[] =>
  text
    .split(',')
    .slice(0, 5)
    .flatMap((each) => parseCustomerId(each) ?? [])

/** What of the filters needs nobody to be asked. */
export function plainFilter(asked: OrderFilters): Omit<OrderFilter, 'among' | 'products' | 'customers'> {
  return {
    states: asked.state === '' ? null : asked.state === 'awaiting_payment' ? unpaid : [asked.state],
    held: asked.held || null,
    paidFrom: fromWallClock(`${asked.from}T00:00`) ?? null,
    // The last day is one of them.
    paidUntil: (asked.until && fromWallClock(`${localDayAfter(noonOf(asked.until), 1)}T00:00`)) || null,
    country: asked.country || null,
    currency: asked.currency || null,
  }
}

const unpaid = ['placed', 'awaiting_payment'] as const
