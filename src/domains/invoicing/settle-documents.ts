import type { Db, Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import { readSale, type SaleFacts } from '../orders/index.ts'
import { isOfVat, readSalePayment, type SalePayment } from '../payments/index.ts'
import { reinvoice, standingMinor, wholeCredit } from './corrected-sale.ts'
import { creditFacts, type Issued, undoingFacts } from './credit-facts.ts'
import type { InvoicingDeps } from './deps.ts'
import { buyerOf, invoiceFacts, type PaidSale } from './invoice-facts.ts'
import { type Composed, issueDocument } from './issue-document.ts'
import { type DocumentHead, type Owed, owedDocuments } from './owed.ts'
import { findBuyer, listHeadsOfOrder, listIssued } from './read-document.ts'

/**
 * Brings the documents of an order to where its money is: the invoice of a paid sale, a credit note for what went back, an
 * invoice for what came back from the bank. May be called at any time, by anybody, side by side.
 * @returns what was issued now.
 */
export async function settleDocuments(deps: InvoicingDeps, orderId: OrderId): Promise<TaxDocumentId[]> {
  const issued: TaxDocumentId[] = []
  for (const owed of await findOwed(deps.db, orderId)) {
    const id = await issueDocument(deps, orderId, owed, (tx) => composeOwed(tx, deps, orderId, owed))
    if (id) issued.push(id)
  }
  return issued
}

/** What one order is owed at this moment. */
export async function findOwed(db: Db, orderId: OrderId): Promise<Owed[]> {
  const sale = await readSale(db, orderId)
  const payment = await readSalePayment(db, orderId)
  return owedDocuments(Boolean(sale?.paidAt), payment?.refunds ?? [], await listHeadsOfOrder(db, orderId))
}

/** Looks again, under the locks: what was owed a moment ago may have been issued since. */
async function composeOwed(
  tx: Tx,
  { seller }: InvoicingDeps,
  orderId: OrderId,
  owed: Owed,
): Promise<Composed | null> {
  const sale = await readSale(tx, orderId)
  const payment = await readSalePayment(tx, orderId)
  const documents = await listIssued(tx, orderId)
  const still = owedDocuments(Boolean(sale?.paidAt), payment?.refunds ?? [], documents)
  if (!still.some(({ refundId, round }) => refundId === owed.refundId && round === owed.round)) return null
  assert(sale?.paidAt, `order ${orderId} is owed documents and was not paid`)
  if (owed.refundId === null && owed.round > 1)
    return composeCorrection(tx, { seller, sale, payment, documents }, owed)
  if (owed.refundId === null) {
    const paid: PaidSale = { sale: { ...sale, paidAt: sale.paidAt }, payment }
    return { facts: invoiceFacts(paid, seller), correctsId: null }
  }
  if (owed.kind === 'invoice') {
    const credited = documents.findLast(({ refundId }) => refundId === owed.refundId)
    assert(credited, `refund ${owed.refundId} came back and was never credited`)
    const parties = { seller, buyer: await findBuyer(tx, credited.id) }
    return { facts: undoingFacts(credited.facts, 'refund_returned', parties), correctsId: credited.id }
  }
  const refund = payment?.refunds.find(({ id }) => id === owed.refundId)
  const invoice = documents.findLast(({ refundId, kind }) => refundId === null && kind === 'invoice')
  // Of the sale and its refunds the sale is owed first, so it is there.
  if (!refund || !invoice) return null
  const said = documents.map(({ facts }) => facts)
  const parties = { seller, buyer: await findBuyer(tx, invoice.id), refund, units: sale.units }
  return { facts: creditFacts(invoice.facts, said, parties), correctsId: invoice.id }
}

type Correcting = {
  seller: InvoicingDeps['seller']
  sale: SaleFacts
  payment: SalePayment | undefined
  documents: (DocumentHead & { facts: Issued })[]
}

/** The VAT of a sale went back to a business, or came back from the bank: what stands is credited, and invoiced as it is now. */
async function composeCorrection(
  tx: Tx,
  { seller, sale, payment, documents }: Correcting,
  { kind, round }: Owed,
): Promise<Composed> {
  const said = documents.map(({ facts }) => facts)
  const ofSale = documents.filter(({ refundId }) => refundId === null)
  const [first, last] = [ofSale.at(0), ofSale.at(-1)]
  assert(first && last, `order ${sale.orderId} has nothing to correct`)
  if (kind === 'credit_note')
    return {
      facts: wholeCredit(last.facts, said, { seller, buyer: await findBuyer(tx, last.id) }),
      correctsId: last.id,
    }
  const refunds = payment?.refunds ?? []
  // It goes back once; where that failed first, what was sent instead counts.
  const vat = refunds.filter((refund) => isOfVat(refund, refunds))
  const vatMinor = (vat.find(({ state }) => state === 'succeeded') ?? vat.at(-1))?.amountMinor ?? 0
  const isUntaxed = round % 4 === 3
  // What stood before it was credited, less the VAT that went back, or with it.
  const grossMinor = standingMinor(said) + last.facts.grossMinor + (isUntaxed ? -vatMinor : vatMinor)
  const parties = { seller, buyer: buyerOf(sale) }
  return {
    facts: reinvoice(first.facts, last.facts, { grossMinor, isUntaxed, ...parties }),
    correctsId: last.id,
  }
}
