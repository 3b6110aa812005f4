import type { Db, Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import { readSale } from '../orders/index.ts'
import { readSalePayment } from '../payments/index.ts'
import { creditFacts, undoingFacts } from './credit-facts.ts'
import type { InvoicingDeps } from './deps.ts'
import { invoiceFacts, type PaidSale } from './invoice-facts.ts'
import { type Composed, issueDocument } from './issue-document.ts'
import { type Owed, owedDocuments } from './owed.ts'
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
