import type { Db, Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import { readSale } from '../orders/index.ts'
import { readSalePayment } from '../payments/index.ts'
import { composeSale } from './compose-sale.ts'
import { creditFacts, undoingFacts } from './credit-facts.ts'
import type { InvoicingDeps } from './deps.ts'
import { type Composed, issueTogether } from './issue-document.ts'
import type { KnownSale } from './known-sale.ts'
import { type Owed, owedDocuments } from './owed.ts'
import { findBuyer, listHeadsOfOrder, listIssued } from './read-document.ts'
import { readCorrections } from './sale-corrections.ts'

/**
 * Brings the documents of an order to where its money is: the invoice of a paid sale, a credit note for what went back, an
 * invoice for what came back from the bank; and to what is known of its buyer. May be called at any time, by anybody, side by side.
 * @returns what was issued now.
 */
export async function settleDocuments(deps: InvoicingDeps, orderId: OrderId): Promise<TaxDocumentId[]> {
  const issued: TaxDocumentId[] = []
  for (const owed of together(await findOwed(deps.db, orderId)))
    issued.push(
      ...(await issueTogether(deps, orderId, owed, (tx, each) => composeOwed(tx, deps, orderId, each))),
    )
  return issued
}

/** What one order is owed at this moment. */
export async function findOwed(db: Db, orderId: OrderId): Promise<Owed[]> {
  const sale = await readSale(db, orderId)
  const payment = await readSalePayment(db, orderId)
  const { count } = await readCorrections(db, orderId)
  const owing = { isPaid: Boolean(sale?.paidAt), refunds: payment?.refunds ?? [], correction: count }
  return owedDocuments(owing, await listHeadsOfOrder(db, orderId))
}

/** An invoice and the credit note that it follows on are issued at once or not at all. */
function together(owed: readonly Owed[]): Owed[][] {
  const ofSale = owed.filter(({ refundId }) => refundId === null)
  const about = owed.filter(({ refundId }) => refundId !== null)
  return [ofSale, ...about.map((each) => [each])].filter((each) => each.length > 0)
}

/** Looks again, under the locks: what was owed a moment ago may have been issued since. */
async function composeOwed(
  tx: Tx,
  deps: InvoicingDeps,
  orderId: OrderId,
  owed: Owed,
): Promise<Composed | null> {
  const sale = await readSale(tx, orderId)
  const payment = await readSalePayment(tx, orderId)
  const corrected = await readCorrections(tx, orderId)
  const documents = await listIssued(tx, orderId)
  const refunds = payment?.refunds ?? []
  const owing = { isPaid: Boolean(sale?.paidAt), refunds, correction: corrected.count }
  const still = owedDocuments(owing, documents)
  if (!still.some(({ refundId, round }) => refundId === owed.refundId && round === owed.round)) return null
  assert(sale?.paidAt, `order ${orderId} is owed documents and was not paid`)
  const known = { sale: { ...sale, paidAt: sale.paidAt }, payment, corrected, documents }
  return owed.refundId === null
    ? composeSale(tx, deps, known, owed)
    : composeAboutRefund(tx, deps, known, owed)
}

async function composeAboutRefund(
  tx: Tx,
  { seller }: InvoicingDeps,
  { sale, payment, documents }: KnownSale,
  { kind, refundId }: Owed,
): Promise<Composed | null> {
  if (kind === 'invoice') {
    const credited = documents.findLast((each) => each.refundId === refundId)
    assert(credited, `refund ${refundId} came back and was never credited`)
    const parties = { seller, buyer: await findBuyer(tx, credited.id) }
    // It is paid as the sale was.
    const payment = documents.at(0)?.facts.payment ?? null
    return {
      facts: { ...undoingFacts(credited.facts, 'refund_returned', parties), payment },
      correctsId: credited.id,
    }
  }
  const refund = payment?.refunds.find(({ id }) => id === refundId)
  const invoice = documents.findLast((each) => each.refundId === null && each.kind === 'invoice')
  // Of the sale and its refunds the sale is owed first, so it is there.
  if (!refund || !invoice) return null
  const said = documents.map(({ facts }) => facts)
  const parties = { seller, buyer: await findBuyer(tx, invoice.id), refund, units: sale.units }
  return { facts: creditFacts(invoice.facts, said, parties), correctsId: invoice.id }
}
