import { assert } from '../../shared/errors.ts'
import type { SaleFacts } from '../orders/index.ts'
import type { SalePayment } from '../payments/index.ts'
import type { Issued } from './credit-facts.ts'
import type { DocumentHead } from './owed.ts'
import type { Corrected } from './sale-corrections.ts'

/** All that is known of a sale whose documents are written. */
export type KnownSale = {
  sale: SaleFacts & { paidAt: Date }
  payment: SalePayment | undefined
  corrected: Corrected
  /** In the order in which they were issued. */
  documents: readonly IssuedHead[]
}
export type IssuedHead = DocumentHead & { facts: Issued }

/** The first invoice of the sale and those that took its place. */
export const invoicesOf = ({ documents }: KnownSale): IssuedHead[] =>
  documents.filter(({ refundId, kind }) => refundId === null && kind === 'invoice')

/** What was said last of the sale itself. */
export function lastOfSale({ sale, documents }: KnownSale): IssuedHead {
  const last = documents.findLast(({ refundId }) => refundId === null)
  assert(last, `order ${sale.orderId} has nothing to correct`)
  return last
}
