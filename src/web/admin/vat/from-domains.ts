import type { CheckoutDeps } from '../../../domains/checkout/index.ts'
import { listOrderNumbers, sumCrossBorderSales } from '../../../domains/orders/index.ts'
import {
  countConflicts,
  decideConflict,
  findEvidence,
  findNumberCheck,
  listConflicts,
} from '../../../domains/tax/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { VatPagesDeps } from './deps.ts'

/** VAT, from the doors of its domains. The staff read in their own name; what is decided is written by the use case. */
export function vatFromDomains(
  deps: Pick<CheckoutDeps, 'db' | 'clock' | 'seller'>,
  of: (by: AccountId) => CheckoutDeps['db'],
): VatPagesDeps {
  return {
    async listConflicts(query, by) {
      const { rows, total } = await listConflicts(of(by), query)
      const numbers = await listOrderNumbers(
        of(by),
        rows.map(({ orderId }) => orderId),
      )
      return { rows: rows.map((row) => ({ ...row, number: numbers.get(row.orderId) ?? '–' })), total }
    },
    async openVat(orderId, by) {
      const db = of(by)
      const number = (await listOrderNumbers(db, [orderId])).get(orderId)
      if (number === undefined) return undefined
      return {
        number,
        evidence: await findEvidence(db, orderId),
        check: await findNumberCheck(db, orderId),
      }
    },
    decideConflict: (decision) => decideConflict(deps.db, decision),
    countConflicts: (by) => countConflicts(of(by)),
    async readThreshold() {
      const { db, clock, seller } = deps
      return { scheme: seller.scheme, sales: await sumCrossBorderSales(db, clock.now(), seller.country) }
    },
  }
}
