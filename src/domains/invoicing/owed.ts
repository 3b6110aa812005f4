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
  grossMinor: number
  /** Of an invoice of the sale: the last correction in it, and whether the VAT had gone back by then. */
  correction: number
  isUntaxed: boolean
}

/** A document that is owed: about the sale itself, or about a refund, for the so-manieth time. */
export type Owed = { kind: DocumentKind; refundId: RefundId | null; round: number }

/** What decides which documents an order has, besides those that it has. */
export type OwingSale = {
  isPaid: boolean
  refunds: readonly Pick<Refund, 'id' | 'state' | 'reason' | 'insteadOf'>[]
  /** The last correction of the sale; 0 without any. */
  correction: number
}

const cameToNothing: readonly Refund['state'][] = ['failed', 'canceled']

/** Whether the VAT of a sale went back to a business, and stayed there. */
export function isUntaxed(refunds: OwingSale['refunds']): boolean {
  return refunds.some((each) => isOfVat(each, refunds) && each.state === 'succeeded')
}

/**
 * Pure rule: which documents an order lacks. A sale that was paid has an invoice, money that arrived back a credit note, and a
 * refund that came back from the bank after that an invoice that undoes it. Money for an order that its buyer had cancelled goes
 * back whole and was paid for nothing: no document.
 */
export function owedDocuments(sale: OwingSale, documents: readonly DocumentHead[]): Owed[] {
  if (!sale.isPaid) return []
  const about = sale.refunds.flatMap((refund): Owed[] => {
    const { id, state } = refund
    if (isOfVat(refund, sale.refunds)) return []
    const round = Math.max(0, ...documents.filter(({ refundId }) => refundId === id).map((one) => one.round))
    const isCredited = round % 2 === 1
    if (state === 'succeeded' && !isCredited) return [{ kind: 'credit_note', refundId: id, round: round + 1 }]
    if (cameToNothing.includes(state) && isCredited)
      return [{ kind: 'invoice', refundId: id, round: round + 1 }]
    return []
  })
  // What came back makes room for what was sent instead.
  return [
    ...owedOfSale(sale, documents),
    ...about.toSorted((one, other) => Number(other.kind === 'invoice') - Number(one.kind === 'invoice')),
  ]
}

/**
 * An invoice tells the sale as it was known. Where it is another now (VAT went back to a business, a company is named, another
 * country counts), what stands is credited and invoiced anew, rounds 2 and 3, and so on. Of what was credited whole nothing is left
 * to tell otherwise.
 */
function owedOfSale({ refunds, correction }: OwingSale, documents: readonly DocumentHead[]): Owed[] {
  const last = documents
    .filter(({ refundId }) => refundId === null)
    .reduce<DocumentHead | null>((late, each) => (late && late.round > each.round ? late : each), null)
  const invoice = (round: number): Owed => ({ kind: 'invoice', refundId: null, round })
  if (!last) return [invoice(1)]
  if (last.kind === 'credit_note') return [invoice(last.round + 1)]
  const pair: Owed[] = [
    { kind: 'credit_note', refundId: null, round: last.round + 1 },
    invoice(last.round + 2),
  ]
  if (last.isUntaxed !== isUntaxed(refunds)) return pair
  return last.correction < correction && standingMinor(documents) > 0 ? pair : []
}

/** What is invoiced and not credited. */
export function standingMinor(documents: readonly Pick<DocumentHead, 'kind' | 'grossMinor'>[]): number {
  return documents.reduce(
    (sum, { kind, grossMinor }) => sum + (kind === 'invoice' ? grossMinor : -grossMinor),
    0,
  )
}
