import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { SaleFacts } from '../orders/index.ts'
import { isOfVat, type SalePayment } from '../payments/index.ts'
import { type Replacing, reinvoice, wholeCredit } from './corrected-sale.ts'
import type { Issued } from './credit-facts.ts'
import type { InvoicingDeps } from './deps.ts'
import type { DocumentLine, SaleBasis } from './document.ts'
import { buyerOf, invoiceFacts } from './invoice-facts.ts'
import type { Composed } from './issue-document.ts'
import { type DocumentHead, isUntaxed, type Owed, standingMinor } from './owed.ts'
import { findBuyer } from './read-document.ts'
import type { Corrected } from './sale-corrections.ts'
import { taxElsewhere, taxSale } from './taxed-lines.ts'

export type KnownSale = {
  sale: SaleFacts & { paidAt: Date }
  payment: SalePayment | undefined
  corrected: Corrected
  documents: readonly (DocumentHead & { facts: Issued })[]
}

type Deps = Pick<InvoicingDeps, 'seller' | 'vatSeller'>

/** What is owed about the sale itself: its first invoice, or the two documents by which that is replaced. */
export async function composeSale(tx: Tx, deps: Deps, known: KnownSale, owed: Owed): Promise<Composed> {
  if (owed.round === 1) return composeFirst(tx, deps, known)
  return owed.kind === 'credit_note' ? composeCredit(tx, deps, known) : composeAnew(tx, deps, known)
}

async function composeFirst(
  tx: Tx,
  { seller, vatSeller }: Deps,
  { sale, payment, corrected }: KnownSale,
): Promise<Composed> {
  const country = corrected.country ?? sale.country
  const said = {
    seller,
    buyer: buyerOf(sale, corrected),
    lines: await taxSale(tx, vatSeller, sale, country),
    basis: { correction: corrected.count, isUntaxed: false, country },
  }
  return { facts: invoiceFacts({ sale, payment }, said), correctsId: null }
}

async function composeCredit(tx: Tx, { seller }: Deps, known: KnownSale): Promise<Composed> {
  const { documents } = known
  const last = lastOfSale(known)
  const parties = { seller, buyer: await findBuyer(tx, last.id), why: whyOf(known) }
  const said = documents.map(({ facts }) => facts)
  return { facts: wholeCredit(last.facts, said, parties), correctsId: last.id }
}

async function composeAnew(tx: Tx, { seller, vatSeller }: Deps, known: KnownSale): Promise<Composed> {
  const { sale, corrected, documents } = known
  const invoices = invoicesOf(known)
  const [first, credit] = [invoices.at(0), lastOfSale(known)]
  assert(first, `order ${sale.orderId} has no invoice to replace`)
  const basis = basisOf(known)
  const anew = {
    ...{ seller, buyer: buyerOf(sale, corrected), why: whyOf(known), basis },
    taxed: await taxedLines(tx, vatSeller, known, basis.country),
    // What stood before it was credited, less the VAT that went back meanwhile, or with it.
    grossMinor: standingMinor(documents) + credit.facts.grossMinor + vatMoved(known),
  }
  return { facts: reinvoice(first.facts, credit.facts, anew), correctsId: credit.id }
}

/** How the sale is known now. */
function basisOf({ sale, payment, corrected }: KnownSale): SaleBasis {
  return {
    correction: corrected.count,
    isUntaxed: isUntaxed(payment?.refunds ?? []),
    country: corrected.country ?? sale.country,
  }
}

/** Lines as the last invoice with VAT says them, or by the country that counts now. */
async function taxedLines(
  tx: Tx,
  seller: InvoicingDeps['vatSeller'],
  known: KnownSale,
  country: string,
): Promise<readonly DocumentLine[]> {
  const taxed = invoicesOf(known).findLast((invoice) => !invoice.isUntaxed)
  assert(taxed, `order ${known.sale.orderId} has no invoice with its VAT`)
  const { lines, basis } = taxed.facts
  const taxedBy = basis?.country ?? known.sale.country
  return country === taxedBy ? lines : taxElsewhere(tx, seller, known.sale, { lines, country, taxedBy })
}

function vatMoved(known: KnownSale): number {
  const refunds = known.payment?.refunds ?? []
  const before = invoicesOf(known).at(-1)?.isUntaxed ?? false
  if (before === isUntaxed(refunds)) return 0
  // It goes back once; where that failed first, what was sent instead counts.
  const vat = refunds.filter((refund) => isOfVat(refund, refunds))
  const vatMinor = (vat.find(({ state }) => state === 'succeeded') ?? vat.at(-1))?.amountMinor ?? 0
  return before ? vatMinor : -vatMinor
}

/** VAT that is another says more than a name. */
function whyOf(known: KnownSale): Replacing {
  const last = invoicesOf(known).at(-1)
  const now = basisOf(known)
  const country = last?.facts.basis?.country ?? known.sale.country
  return last && last.isUntaxed === now.isUntaxed && country === now.country ? 'company' : 'vat'
}

const invoicesOf = ({ documents }: KnownSale) =>
  documents.filter(({ refundId, kind }) => refundId === null && kind === 'invoice')

function lastOfSale({ sale, documents }: KnownSale): KnownSale['documents'][number] {
  const last = documents.findLast(({ refundId }) => refundId === null)
  assert(last, `order ${sale.orderId} has nothing to correct`)
  return last
}
