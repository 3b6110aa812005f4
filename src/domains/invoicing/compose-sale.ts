import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import { isOfVat } from '../payments/index.ts'
import { findNumberDue, isReverseCharge } from './checked-number.ts'
import { type Replacing, reinvoice, wholeCredit } from './corrected-sale.ts'
import type { InvoicingDeps } from './deps.ts'
import type { DocumentBuyer, SaleBasis } from './document.ts'
import { buyerOf, invoiceFacts } from './invoice-facts.ts'
import type { Composed } from './issue-document.ts'
import { invoicesOf, type KnownSale, lastOfSale } from './known-sale.ts'
import { isUntaxed, type Owed, standingMinor } from './owed.ts'
import { findBuyer } from './read-document.ts'
import { taxAnew } from './tax-anew.ts'
import { taxSale } from './taxed-lines.ts'

type Deps = Pick<InvoicingDeps, 'seller' | 'vatSeller'>

/** What is owed about the sale itself: its first invoice, or the two documents by which that is replaced. */
export async function composeSale(tx: Tx, deps: Deps, known: KnownSale, owed: Owed): Promise<Composed> {
  if (owed.round === 1) return composeFirst(tx, deps, known)
  return owed.kind === 'credit_note' ? composeCredit(tx, deps, known) : composeAnew(tx, deps, known)
}

async function composeFirst(tx: Tx, { seller, vatSeller }: Deps, known: KnownSale): Promise<Composed> {
  const { sale, payment } = known
  // What goes back of it goes back by the documents that follow.
  const basis = { ...basisOf(known), isUntaxed: false }
  const said = {
    ...{ seller, basis, buyer: await buyerNow(tx, known, basis) },
    lines: await taxSale(tx, vatSeller, sale, basis.country),
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
  const { sale, documents } = known
  const invoices = invoicesOf(known)
  const [first, credit] = [invoices.at(0), lastOfSale(known)]
  assert(first, `order ${sale.orderId} has no invoice to replace`)
  const basis = basisOf(known)
  const anew = {
    ...{ seller, buyer: await buyerNow(tx, known, basis), why: whyOf(known), basis },
    taxed: await taxAnew(tx, vatSeller, known, basis),
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

/** Whoever is named on an invoice without VAT is so with the number that was checked (directive 2006/112/EC art. 226(4)). */
async function buyerNow(
  tx: Tx,
  { sale, corrected }: KnownSale,
  basis: SaleBasis,
): Promise<DocumentBuyer | null> {
  const buyer = buyerOf(sale, corrected)
  if (!buyer || !isReverseCharge(sale, basis)) return buyer
  const due = await findNumberDue(tx, sale, basis)
  assert(
    due !== null && buyer.vatNumber === due,
    `order ${sale.orderId} is without VAT, and its buyer is not named with the VAT number that was checked`,
  )
  return buyer
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
