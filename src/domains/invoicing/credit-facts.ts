import { assert } from '../../shared/errors.ts'
import { localDayAfter } from '../../shared/time.ts'
import type { Refund } from '../payments/index.ts'
import { type CreditedUnit, creditLines } from './credit.ts'
import type { DocumentBuyer, DocumentSeller, TaxDocument } from './document.ts'
import { type Facts, taxInCents, totalsOf } from './invoice-facts.ts'

/** The facts of a document that was issued, without its buyer, who stands apart. */
export type Issued = Omit<TaxDocument, 'buyer'>
export type Parties = { seller: DocumentSeller; buyer: DocumentBuyer | null }
type Reason = NonNullable<TaxDocument['corrects']>['reason']

/** The facts of a credit note over a refund, against the invoice of its sale and all that was said since. Pure. */
export function creditFacts(
  invoice: Issued,
  said: readonly Issued[],
  { refund, units, ...parties }: Parties & { refund: Refund; units: readonly CreditedUnit[] },
): Facts {
  const covered = units.filter(({ id }) => refund.unitIds.includes(id))
  const lines = creditLines(invoice.lines, said, { amountMinor: refund.amountMinor, units: covered })
  const totals = totalsOf(lines)
  return {
    ...takenOver(invoice, parties),
    kind: 'credit_note',
    // The money went back then, and not when it had come.
    payment: invoice.payment && { ...invoice.payment, paidOn: localDayAfter(refund.movedAt, 0) },
    corrects: corrects(invoice, reasonOf(refund)),
    ...totals,
    taxInEuros:
      invoice.taxInEuros && creditedEuros(invoice.taxInEuros, invoice.currency, said, totals.taxMinor),
  }
}

/** What undoes a document: the same lines, the other way round. Pure. */
export function undoingFacts(undone: Issued, reason: Reason, parties: Parties): Facts {
  const { lines, vat, netMinor, taxMinor, grossMinor, taxInEuros } = undone
  return {
    ...takenOver(undone, parties),
    kind: undone.kind === 'invoice' ? 'credit_note' : 'invoice',
    corrects: corrects(undone, reason),
    ...{ lines, vat, netMinor, taxMinor, grossMinor, taxInEuros },
  }
}

export function takenOver(issued: Issued, parties: Parties) {
  const { suppliedOn, orderId, orderNumber, locale, currency, payment } = issued
  return { suppliedOn, orderId, orderNumber, locale, currency, payment, ...parties }
}

export const corrects = ({ number, issuedOn }: Issued, reason: Reason) => ({ number, issuedOn, reason })

function reasonOf({ origin, reason }: Refund): Reason {
  if (origin === 'bank') return 'dispute'
  return reason === 'gesture' ? 'goodwill' : 'refund'
}

// By what stands after it, as with the tax of a line, so that the last of several credit notes leaves no cent.
export function creditedEuros(
  { rate, rateDay }: NonNullable<Issued['taxInEuros']>,
  currency: string,
  said: readonly Issued[],
  taxMinor: number,
) {
  if (taxMinor === 0) return { rate, rateDay, taxMinor: 0 }
  const standing = { taxMinor: 0, cents: 0 }
  for (const { kind, ...each } of said) {
    const sign = kind === 'invoice' ? 1 : -1
    standing.taxMinor += sign * each.taxMinor
    standing.cents += sign * (each.taxInEuros?.taxMinor ?? 0)
  }
  assert(standing.taxMinor >= taxMinor, 'no more tax is credited than was invoiced')
  const after = taxInCents(standing.taxMinor - taxMinor, currency, rate)
  // Never further from the rate than one cent, also where something in between was undone.
  const exact = taxInCents(taxMinor, currency, rate)
  const cents = Math.min(exact + 1, Math.max(exact - 1, 0, standing.cents - after))
  return { rate, rateDay, taxMinor: cents }
}
