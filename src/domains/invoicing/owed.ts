import type { OrderId, RefundId, TaxDocumentId } from '../../shared/ids.ts'
import { isOfVat, type Refund } from '../payments/index.ts'
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
  refunds: readonly Pick<Refund, 'id' | 'state' | 'reason' | 'insteadOf'>[],
  documents: readonly DocumentHead[],
): Owed[] {
  if (!isPaid) return []
  const isUntaxed = refunds.some((each) => isOfVat(each, refunds) && each.state === 'succeeded')
  const sale = owedOfSale(lastRound(documents, null), isUntaxed)
  const about = refunds.flatMap((refund): Owed[] => {
    const { id, state } = refund
    if (isOfVat(refund, refunds)) return []
    const round = lastRound(documents, id)
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

const lastRound = (documents: readonly DocumentHead[], of: RefundId | null) =>
  Math.max(0, ...documents.filter(({ refundId }) => refundId === of).map(({ round }) => round))

/**
 * VAT that went back to a business makes the sale another: what stands is credited and invoiced anew without it, rounds 2 and 3. Should
 * that money come back from the bank, rounds 4 and 5 put it as it was, and so on.
 */
function owedOfSale(round: number, isUntaxed: boolean): Owed[] {
  const invoice = (next: number): Owed => ({ kind: 'invoice', refundId: null, round: next })
  if (round % 2 === 0) return [invoice(round + 1)]
  if ((round % 4 === 3) === isUntaxed) return []
  return [{ kind: 'credit_note', refundId: null, round: round + 1 }, invoice(round + 2)]
}
