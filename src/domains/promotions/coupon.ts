import type { CouponId, ProductId } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'

/** A whole percentage (1 to 100), or an amount that is spread over the order and never more than it. */
export type CouponTerms = { percent: number } | { amount: Money }

/** Why a coupon takes nothing off. */
export type CouponProblem = 'not_yet' | 'over' | 'used_up' | 'no_products' | 'other_currency'

export type Coupon = {
  id: CouponId
  /** As it is compared: `foldCode`. */
  code: string
  terms: CouponTerms
  /** Null for all products. */
  productIds: readonly ProductId[] | null
  /** Also off what is reduced already. */
  withSales: boolean
  oncePerCustomer: boolean
  usesMax: number | null
  startsAt: Date
  endsAt: Date | null
  /** By the database's clock, at the moment of reading. */
  problem: Exclude<CouponProblem, 'no_products' | 'other_currency'> | null
}

export const codeMin = 4
export const codeMax = 32

/** One spelling of a code: whoever types it need not care for case, blanks and dashes. */
export function foldCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}
