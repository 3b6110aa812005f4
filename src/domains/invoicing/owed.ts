import type { OrderId, RefundId, TaxDocumentId } from '../../shared/ids.ts'
import type { Refund } from '../payments/index.ts'
import type { DocumentKind } from './deps.ts'

/** A document as it stands among those of its order. */
export type DocumentHead = {
  id: TaxDocumentId
  kind: DocumentKind
  orderId: OrderId
  refundId: RefundId | null
  round: number
}

/** A document that is owed: about the sale itself, or about a refund, for the so-manieth time. */
export type Owed = { kind: DocumentKind; refundId: RefundId | null; round: number }

const cameToNothing: readonly Refund['state'][] = ['failed', 'canceled']

/**
 * Pure rule: which documents an order lacks. A sale that was paid has an invoice, money that arrived back a credit note, and a
 * refund that came back from the bank after that an invoice that undoes it. Money for an order that its buyer had cancelled goes
 * back whole and was paid for nothing: no document.
 */
export function owedDocuments(
  isPaid: boolean,
  refunds: readonly Pick<Refund, 'id' | 'state'>[],
  documents: readonly DocumentHead[],
): Owed[] {
  if (!isPaid) return []
  const hasInvoice = documents.some(({ refundId, round }) => refundId === null && round === 1)
  const sale: Owed[] = hasInvoice ? [] : [{ kind: 'invoice', refundId: null, round: 1 }]
  const about = refunds.flatMap(({ id, state }): Owed[] => {
    const round = Math.max(
      0,
      ...documents.filter(({ refundId }) => refundId === id).map((each) => each.round),
    )
    const isCredited = round % 2 === 1
    if (state === 'succeeded' && !isCredited) return [{ kind: 'credit_note', refundId: id, round: round + 1 }]
    if (cameToNothing.includes(state) && isCredited)
      return [{ kind: 'invoice', refundId: id, round: round + 1 }]
    return []
  })
  // What came back makes room for what was sent instead.
  return [
    ...sale,
    ...about.toSorted((one, other) => Number(other.kind === 'invoice') - Number(one.kind === 'invoice')),
  ]
}
