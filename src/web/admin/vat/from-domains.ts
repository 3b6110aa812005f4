import { askNumberLater, type CheckoutDeps, mayAskNumber } from '../../../domains/checkout/index.ts'
import { decideCountry, readCompanyNaming } from '../../../domains/invoicing/index.ts'
import type { QueueDeps } from '../../../domains/notifications/index.ts'
import { listOrderNumbers, sumCrossBorderSales } from '../../../domains/orders/index.ts'
import { countConflicts, findEvidence, findNumberCheck, listConflicts } from '../../../domains/tax/index.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'
import type { VatPagesDeps } from './deps.ts'

/** VAT, from the doors of its domains. The staff read in their own name; what is decided is written by the use case. */
export function vatFromDomains(
  deps: Pick<CheckoutDeps, 'db' | 'clock' | 'seller' | 'vatNumbers'> & Pick<QueueDeps, 'jobs'>,
  of: (by: AccountId) => CheckoutDeps['db'],
): VatPagesDeps {
  /** The number that stands on the invoice, if asking for it may change anything. */
  async function numberToAsk(
    db: CheckoutDeps['db'],
    orderId: OrderId,
    by: AccountId,
  ): Promise<string | null> {
    const naming = await readCompanyNaming(db, orderId, by, deps.clock.now())
    const number = naming?.problem === null ? naming.company?.vatNumber : null
    return number && (await mayAskNumber(deps, db, orderId, number)) ? number : null
  }

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
        toAsk: await numberToAsk(db, orderId, by),
      }
    },
    decideConflict: (decision) => decideCountry(deps, decision),
    async askNumber({ orderId, by }) {
      const number = await numberToAsk(of(by), orderId, by)
      if (number === null) return { ok: false, reason: 'nothing_to_ask' }
      return askNumberLater(deps, { orderId, number, by })
    },
    countConflicts: (by) => countConflicts(of(by)),
    async readThreshold() {
      const { db, clock, seller } = deps
      return { scheme: seller.scheme, sales: await sumCrossBorderSales(db, clock.now(), seller.country) }
    },
  }
}
