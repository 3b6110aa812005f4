import { allocate, roundMinor } from '../../shared/money.ts'
import { standingLines } from './credit.ts'
import { corrects, creditedEuros, type Issued, type Parties, takenOver } from './credit-facts.ts'
import { type DocumentLine, type SaleBasis, setOff } from './document.ts'
import { type Facts, taxInCents, totalsOf } from './invoice-facts.ts'

export type Replacing = 'vat' | 'company'

/** The credit note over all that stands of a sale, before it is invoiced anew. Pure. */
export function wholeCredit(
  invoice: Issued,
  said: readonly Issued[],
  { why, ...parties }: Parties & { why: Replacing },
): Facts {
  const totals = totalsOf(standingLines(invoice.lines, said))
  return {
    ...takenOver(invoice, parties),
    kind: 'credit_note',
    // No money moves: it is set off against the invoice that follows.
    payment: invoice.payment && { ...invoice.payment, method: setOff },
    corrects: corrects(invoice, why),
    ...totals,
    taxInEuros:
      invoice.taxInEuros && creditedEuros(invoice.taxInEuros, invoice.currency, said, totals.taxMinor),
  }
}

type Anew = Parties & {
  why: Replacing
  basis: SaleBasis
  /** How the lines of the sale are taxed now. */
  taxed: readonly DocumentLine[]
  grossMinor: number
}

/** The invoice that takes the place of one that was credited: over `grossMinor`, taxed as it is known now. Pure. */
export function reinvoice(
  first: Issued,
  credit: Issued,
  { why, basis, taxed, grossMinor, ...parties }: Anew,
): Facts {
  const soldAs = (line: DocumentLine) => taxed.find(({ position }) => position === line.position) ?? line
  const shares = allocate(
    grossMinor,
    credit.lines.map((line) => staysPaid(soldAs(line), line, basis)),
  )
  const lines = credit.lines.map((line, index) => invoicedLine(soldAs(line), line, shares[index] ?? 0))
  const totals = totalsOf(lines)
  return {
    ...takenOver(first, parties),
    kind: 'invoice',
    corrects: corrects(credit, why),
    ...totals,
    taxInEuros: first.taxInEuros && {
      ...first.taxInEuros,
      taxMinor: taxInCents(totals.taxMinor, first.currency, first.taxInEuros.rate),
    },
    basis,
  }
}

/** A line of which a business of another member state accounts for the VAT. */
export const untaxed = (line: DocumentLine): DocumentLine => ({
  ...line,
  ...{ treatment: 'reverse_charge', vatCountry: null, vatBasisPoints: 0, taxMinor: 0 },
})

/** Of a credited line: without the VAT that went back, or with that which came back. */
function staysPaid(sold: DocumentLine, credited: DocumentLine, { isUntaxed }: SaleBasis): number {
  if (isTaxedAlike(sold, credited)) return credited.grossMinor
  if (isUntaxed) return credited.netMinor
  const isBack = credited.treatment === 'reverse_charge' && sold.netMinor > 0
  return isBack ? roundMinor((credited.grossMinor * sold.grossMinor) / sold.netMinor) : credited.grossMinor
}

/** Where nothing of the money and nothing of the VAT is another, the line is the same to the cent. */
function invoicedLine(sold: DocumentLine, credited: DocumentLine, grossMinor: number): DocumentLine {
  const isSameMoney = grossMinor === credited.grossMinor
  if (isSameMoney && isTaxedAlike(sold, credited)) return credited
  const taxMinor = sold.grossMinor === 0 ? 0 : roundMinor((sold.taxMinor * grossMinor) / sold.grossMinor)
  const { quantity } = credited
  const unitGrossMinor = isSameMoney ? credited.unitGrossMinor : Math.ceil(grossMinor / quantity)
  return {
    ...sold,
    ...{ quantity, unitGrossMinor, discountMinor: unitGrossMinor * quantity - grossMinor },
    ...{ netMinor: grossMinor - taxMinor, taxMinor, grossMinor },
  }
}

function isTaxedAlike(one: DocumentLine, other: DocumentLine): boolean {
  const of = ({ treatment, vatCountry, vatBasisPoints }: DocumentLine) =>
    `${treatment} ${vatCountry} ${vatBasisPoints}`
  return of(one) === of(other)
}
